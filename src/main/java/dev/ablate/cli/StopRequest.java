package dev.ablate.cli;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Whether a run is to end after the running chunk: by Ctrl-C, a SIGTERM, the end of its terminal,
 * or because its time is over. A second Ctrl-C or SIGTERM ends the process at once, and so does any
 * before training: nothing is made then that would have to be kept.
 */
final class StopRequest {
  private final AtomicBoolean signalled = new AtomicBoolean();
  private final Console console;
  private volatile boolean training;
  private long start;
  private Optional<TimeLimit> limit = Optional.empty();

  private StopRequest(Console console) {
    this.console = console;
  }

  /** A request that the process's signals make from now on. */
  static StopRequest listening(Console console) {
    StopRequest stop = new StopRequest(console);
    Signals.register("INT", stop::signal);
    Signals.register("TERM", stop::signal);
    Signals.register("HUP", stop::hangUp);
    return stop;
  }

  /** From now on the run may take so long. */
  void limit(Optional<TimeLimit> time) {
    start = System.nanoTime();
    limit = time;
  }

  /** From now on there are chunks to finish. */
  void training() {
    training = true;
  }

  boolean requested() {
    return signalled.get() || overrun().isPresent();
  }

  /** The limit that is over, if one is. */
  Optional<TimeLimit> overrun() {
    long taken = System.nanoTime() - start;
    return limit.filter(l -> taken >= TimeUnit.NANOSECONDS.convert(l.time()));
  }

  /** Shell and kernel may both send it. */
  private void hangUp() {
    if (!signalled.getAndSet(true)) {
      endUnlessTraining();
      console.say("\nStopping after the running chunk, as the terminal was closed.");
    }
  }

  private void signal() {
    if (signalled.getAndSet(true)) {
      Runtime.getRuntime().halt(Exit.INTERRUPTED);
    }
    endUnlessTraining();
    console.say("\nStopping after the running chunk; Ctrl-C again stops at once.");
  }

  private void endUnlessTraining() {
    if (!training) {
      console.say("\nStopped before the work began; run again to go on.");
      Runtime.getRuntime().halt(Exit.INTERRUPTED);
    }
  }
}
