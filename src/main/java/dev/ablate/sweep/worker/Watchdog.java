package dev.ablate.sweep.worker;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells from what is heard of a worker, and when, that it hangs. Where chunks are trained, only
 * their ends are progress: what hangs on a GPU keeps a processor busy. Nothing else that a worker
 * does says how far it is, and one step of it may take long, so that it goes on as long as it
 * computes.
 */
final class Watchdog {
  /** Processor time between two heartbeats that is more than those themselves take. */
  private static final long COMPUTES = WorkerLimits.HEARTBEAT.toMillis() / 10;

  private final WorkerLimits limits;
  private Duration silent = Duration.ZERO;
  private Duration still = Duration.ZERO;
  private Content.Beat last = new Content.Beat(0, 0);
  private boolean working;
  private boolean training;
  private boolean unread;

  Watchdog(WorkerLimits limits) {
    this.limits = limits;
  }

  /** A heartbeat came. */
  synchronized void heard(Content.Beat beat) {
    silent = Duration.ZERO;
    boolean computes = beat.processor() - last.processor() >= COMPUTES;
    if (beat.progress() != last.progress() || (computes && !training)) {
      still = Duration.ZERO;
    }
    last = beat;
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
    training = false;
    still = Duration.ZERO;
  }

  /** A chunk of what the worker has to do is trained: others follow. */
  synchronized void trained() {
    training = true;
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
