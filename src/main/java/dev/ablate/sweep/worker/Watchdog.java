package dev.ablate.sweep.worker;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells from what is heard of a worker, and when, that it hangs. Where chunks are trained, only
 * their ends are progress: what hangs on a GPU keeps a processor busy. Nothing else that a worker
 * does says how far it is, and one step of it may take long, so that it goes on for hours as long
 * as it computes, or has its disk at work.
 */
final class Watchdog {
  /** Processor time between two heartbeats that is more than those themselves take. */
  private static final long COMPUTES = WorkerLimits.HEARTBEAT.toMillis() / 10;

  private final WorkerLimits limits;
  private Duration silent = Duration.ZERO;
  private Duration still = Duration.ZERO;
  private Duration unanswered = Duration.ZERO;
  private Content.Beat last = new Content.Beat(0, 0, 0);
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
    boolean works = computes || beat.transferred() != last.transferred();
    if (beat.progress() != last.progress()) {
      progressed();
    } else if (works && !training) {
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
    progressed();
    unread = waits;
  }

  private void progressed() {
    still = Duration.ZERO;
    unanswered = Duration.ZERO;
  }

  /** Whether the worker has something to do from now on. */
  synchronized void works(boolean now) {
    working = now;
    training = false;
    progressed();
  }

  /** A chunk of what the worker has to do is trained: others follow. */
  synchronized void trained() {
    training = true;
  }

  /** What the worker waits for is not its own doing: its time begins anew. */
  synchronized void excused() {
    silent = Duration.ZERO;
    progressed();
  }

  /** Lets time pass; gives why the worker is to be ended, if it is. */
  synchronized Optional<String> pass(Duration time) {
    if (unread) {
      return Optional.empty();
    }
    silent = silent.plus(time);
    still = working ? still.plus(time) : Duration.ZERO;
    unanswered = working ? unanswered.plus(time) : Duration.ZERO;
    if (silent.compareTo(limits.silence()) > 0) {
      return Optional.of("did not answer for " + limits.silence().toSeconds() + " s");
    }
    if (still.compareTo(limits.standstill()) > 0) {
      return Optional.of("came no further for " + limits.standstill().toSeconds() + " s");
    }
    return unanswered.compareTo(limits.preparation()) > 0
        ? Optional.of(
            "computed for %d s without a result".formatted(limits.preparation().toSeconds()))
        : Optional.empty();
  }
}
