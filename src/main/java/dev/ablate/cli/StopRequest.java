package dev.ablate.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Whether the user wants a run to end: Ctrl-C once, or a SIGTERM, ends it after the running chunk,
 * a second one at once.
 */
final class StopRequest {
  private final AtomicBoolean requested = new AtomicBoolean();
  private final Console console;

  StopRequest(Console console) {
    this.console = console;
  }

  /** Listens to the process's signals from now on. */
  void listen() {
    Signals.register("INT", this::request);
    Signals.register("TERM", this::request);
  }

  /** Asks for an end, as Ctrl-C does. */
  void request() {
    if (requested.getAndSet(true)) {
      Runtime.getRuntime().halt(Exit.INTERRUPTED);
    }
    console.say("\nStopping after the running chunk; Ctrl-C again stops at once.");
  }

  boolean requested() {
    return requested.get();
  }
}
