package dev.ablate.sweep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.trial.MemoryException;
import dev.ablate.trial.WorkerLostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the end of a process means to a sweep. */
class WorkerEndTest {
  private static final Optional<String> NONE = Optional.empty();

  private static void assertLost(WorkerEnd end, String message) {
    assertThat(end.thrown()).isInstanceOf(WorkerLostException.class).hasMessage(message);
  }

  private static void assertOutOfMemory(WorkerEnd end, String message) {
    assertThat(end.thrown()).isInstanceOf(MemoryException.class).hasMessage(message);
  }

  @Test
  void isOutOfMemoryWhereTheSystemOrTheProcessSaysSo() {
    assertLost(
        new WorkerEnd(137, NONE, NONE, Optional.of("epoch 3"), false),
        "the worker process was ended by signal 9 (epoch 3)");
    assertOutOfMemory(
        new WorkerEnd(137, NONE, NONE, NONE, true),
        "out of memory: the worker process was ended by signal 9");
    assertOutOfMemory(
        new WorkerEnd(134, NONE, NONE, Optional.of("an instance of 'std::bad_alloc'"), false),
        "out of memory: the worker process was ended by signal 6 (an instance of"
            + " 'std::bad_alloc')");
    assertOutOfMemory(
        new WorkerEnd(1, NONE, Optional.of("There is insufficient memory"), NONE, false),
        "out of memory: the worker process crashed (There is insufficient memory)");
  }

  @Test
  void isALossOtherwise() {
    assertLost(
        new WorkerEnd(143, NONE, NONE, NONE, true), "the worker process was ended by signal 15");
    assertLost(
        new WorkerEnd(1, NONE, Optional.of("SIGSEGV"), Optional.of("#"), true),
        "the worker process crashed (SIGSEGV)");
    assertLost(
        new WorkerEnd(137, Optional.of("did not answer for 60 s"), NONE, NONE, true),
        "the worker process did not answer for 60 s and was ended");
  }
}
