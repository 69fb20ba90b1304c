package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.sweep.worker.WorkerLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep whose workers are lost again and again ends as one whose were not, bit for bit. Trials
 * are trained one by one, as they would be after a second loss: BatchNorm1d has other last bits in
 * wider arrays.
 */
class LostWorkerTest {
  private static final WorkerLimits LIMITS =
      new WorkerLimits(Duration.ofSeconds(3), Duration.ofMinutes(5), Duration.ofMinutes(9));

  private final Random random = new Random(9);
  private final Set<ProcessHandle> others =
      ProcessHandle.current().children().collect(Collectors.toSet());
  private final LongSweep quiet;
  private final LongSweep troubled;

  LostWorkerTest(@TempDir Path folder) {
    quiet = new LongSweep(folder.resolve("quiet"));
    troubled = new LongSweep(folder.resolve("troubled"));
  }

  @Test
  void endsAsIfNoneHadBeenLost() throws Exception {
    assertThat(new TestConsole(quiet.folder()).run("run", "long.exp", "--array", "1"))
        .isEqualTo(Exit.OK);
    TestConsole console =
        new TestConsole(troubled.folder(), Trainers.workers(StruckMain.StruckWorker.class, LIMITS));
    CompletableFuture<Integer> run =
        CompletableFuture.supplyAsync(
            () -> console.run("run", "long.exp", "--array", "1", "--checkpoint-every", "0s"));
    for (String signal : List.of("KILL", "STOP", "USR1", "SEGV")) {
      ProcessHandle worker = worker(run);
      awaitCheckpoints(run);
      lose(worker, signal);
    }
    assertThat(run.get()).isEqualTo(Exit.OK);
    assertThat(troubled.results()).isEqualTo(quiet.results());
    assertThat(troubled.results().weights()).hasSize(4);
    assertThat(console.err())
        .contains("the worker process was ended by signal 9; trying again from the last checkpoint")
        .contains("the worker process did not answer for 3 s and was ended")
        .contains("the worker process ended with exit code 7; trying again from the last")
        .contains("the worker process crashed (SIGSEGV); trying again from the last checkpoint");
    assertThat(new TestConsole(troubled.folder()).run("store", "verify")).isEqualTo(Exit.OK);
  }

  private void awaitCheckpoints(CompletableFuture<Integer> run) throws InterruptedException {
    long wanted = troubled.checkpoints() + 1 + random.nextInt(8);
    while (troubled.checkpoints() < wanted) {
      assertThat(run).isNotDone();
      Thread.sleep(5);
    }
  }

  private static void lose(ProcessHandle worker, String signal) throws Exception {
    String[] kill = {"kill", "-" + signal, Long.toString(worker.pid())};
    assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
    worker.onExit().get();
  }

  /** The process that this one starts and that is neither an earlier one nor a signal. */
  private ProcessHandle worker(CompletableFuture<Integer> run) throws InterruptedException {
    while (true) {
      Optional<ProcessHandle> worker =
          ProcessHandle.current().children().filter(child -> !others.contains(child)).findFirst();
      if (worker.isPresent()) {
        return worker.get();
      }
      assertThat(run).isNotDone();
      Thread.sleep(5);
    }
  }
}
