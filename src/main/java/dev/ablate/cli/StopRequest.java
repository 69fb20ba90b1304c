package dev.ablate.cli;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Whether a run is to end after the running chunk: by Ctrl-C, a SIGTERM, the end of its terminal,
 * or because its time is over. A second Ctrl-C or SIGTERM ends the process at once.
 */
final class StopRequest {
  private final AtomicBoolean signalled = new AtomicBoolean();
  private final Console console;
  private final long start = System.nanoTime();
  private final Optional<TimeLimit> limit;

  /**
   * A request that is not made yet.
   *
   * @param limit how long the run may take from now on
   */
  StopRequest(Console console, Optional<TimeLimit> limit) {
    this.console = console;
    this.limit = limit;
  }

  /** Listens to the process's signals from now on. */
  void listen() {
    Signals.register("INT", this::signal);
    Signals.register("TERM", this::signal);
    Signals.register("HUP", () -> signalled.set(true)); // shell and kernel may both send it
  }

  boolean requested() {
    return signalled.get() || overrun().isPresent();
  }

  /** The limit that is over, if one is. */
  Optional<TimeLimit> overrun() {
    long taken = System.nanoTime() - start;
    return limit.filter(l -> taken >= TimeUnit.NANOSECONDS.convert(l.time()));
  }

  private void signal() {
    if (signalled.getAndSet(true)) {
      Runtime.getRuntime().halt(Exit.INTERRUPTED);
    }
    console.say("\nStopping after the running chunk; Ctrl-C again stops at once.");
  }
}
