package dev.ablate.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Whether a run is to end after the running chunk: by Ctrl-C, a SIGTERM, or because its time is
 * over. A second signal ends the process at once.
 */
final class StopRequest {
  private final AtomicBoolean signalled = new AtomicBoolean();
  private final Console console;
  private final long start = System.nanoTime();
  private final long maxNanos;

  /**
   * A request that is not made yet.
   *
   * @param maxTime how long the run may take from now on
   */
  StopRequest(Console console, Optional<Duration> maxTime) {
    this.console = console;
    this.maxNanos = maxTime.map(Duration::toNanos).orElse(Long.MAX_VALUE);
  }

  /** Listens to the process's signals from now on. */
  void listen() {
    Signals.register("INT", this::signal);
    Signals.register("TERM", this::signal);
  }

  boolean requested() {
    return signalled.get() || System.nanoTime() - start >= maxNanos;
  }

  private void signal() {
    if (signalled.getAndSet(true)) {
      Runtime.getRuntime().halt(Exit.INTERRUPTED);
    }
    console.say("\nStopping after the running chunk; Ctrl-C again stops at once.");
  }
}
