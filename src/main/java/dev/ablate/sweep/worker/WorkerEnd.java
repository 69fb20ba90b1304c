package dev.ablate.sweep.worker;

import dev.ablate.trial.MemoryException;
import dev.ablate.trial.WorkerLostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a worker process ended.
 *
 * @param exitCode as the system tells it
 * @param fault what it was ended for by its coordinator
 * @param crash what Java says of a crash
 * @param lastWords the last line that it wrote to its standard error
 * @param killed whether Linux has killed a process meanwhile because memory ran out
 */
record WorkerEnd(
    int exitCode,
    Optional<String> fault,
    Optional<String> crash,
    Optional<String> lastWords,
    boolean killed) {
  private static final int SIGNALLED = 128;
  private static final int KILLED = SIGNALLED + 9;

  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("insufficient memory|bad_alloc|out of memory", Pattern.CASE_INSENSITIVE);

  /**
   * What to throw: a {@link MemoryException} only where it is known that memory ran out, for others
   * can send signals, too.
   */
  RuntimeException thrown() {
    WorkerLostException lost = new WorkerLostException("the worker process " + text());
    return isOutOfMemory()
        ? new MemoryException("out of memory: " + lost.getMessage(), lost)
        : lost;
  }

  private boolean isOutOfMemory() {
    if (fault.isPresent()) {
      return false;
    }
    return exitCode == KILLED
        ? killed
        : crash.or(() -> lastWords).filter(OUT_OF_MEMORY.asPredicate()).isPresent();
  }

  private String text() {
    if (fault.isPresent()) {
      return fault.get() + " and was ended";
    }
    if (crash.isPresent()) {
      return "crashed (" + crash.get() + ")";
    }
    String how =
        exitCode > SIGNALLED
            ? "was ended by signal " + (exitCode - SIGNALLED)
            : "ended with exit code " + exitCode;
    return how + lastWords.map(line -> " (" + line + ")").orElse("");
  }
}
