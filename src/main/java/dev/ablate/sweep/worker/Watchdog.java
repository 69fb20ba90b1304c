package dev.ablate.sweep.worker;

import java.time.Duration;
import java.util.Optional;

/** Tells from what is heard of a worker, and when, that it hangs. */
final class Watchdog {
  private final WorkerLimits limits;
  private Duration silent = Duration.ZERO;
  private Duration still = Duration.ZERO;
  private long progress;
  private boolean working;
  private boolean unread;

  Watchdog(WorkerLimits limits) {
    this.limits = limits;
  }

  /** A heartbeat came, with the worker's progress. */
  synchronized void heard(long reached) {
    silent = Duration.ZERO;
    if (reached != progress) {
      progress = reached;
      still = Duration.ZERO;
    }
  }

  /**
   * A message came.
   *
   * @param waits whether it still waits to be read: as long as it does, the worker cannot go on
   */
  synchronized void heard(boolean waits) {
    silent = Duration.ZERO;
    still = Duration.ZERO;
    unread = waits;
  }

  /** Whether the worker has something to do from now on. */
  synchronized void works(boolean now) {
    working = now;
    still = Duration.ZERO;
  }

  /** Lets time pass; gives why the worker is to be ended, if it is. */
  synchronized Optional<String> pass(Duration time) {
    if (unread) {
      return Optional.empty();
    }
    silent = silent.plus(time);
    still = working ? still.plus(time) : Duration.ZERO;
    if (silent.compareTo(limits.silence()) > 0) {
      return Optional.of("did not answer for " + limits.silence().toSeconds() + " s");
    }
    return still.compareTo(limits.standstill()) > 0
        ? Optional.of("came no further for " + limits.standstill().toSeconds() + " s")
        : Optional.empty();
  }
}
