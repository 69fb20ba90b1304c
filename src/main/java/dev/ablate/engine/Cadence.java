package dev.ablate.engine;

import java.time.Duration;

/** When the next checkpoint is due: after a while, and so that they take a small share of time. */
final class Cadence {
  private static final double SHARE = 0.02;

  private final Duration pause;
  private long next;

  /**
   * A cadence that begins now.
   *
   * @param pause the least time between two checkpoints; zero for as many as there are chunks
   */
  Cadence(Duration pause) {
    this.pause = pause;
    this.next = System.nanoTime() + pause.toNanos();
  }

  /** Takes a checkpoint where one is due. */
  void run(Runnable checkpoint) {
    long start = System.nanoTime();
    if (start - next >= 0) {
      checkpoint.run();
      long end = System.nanoTime();
      long rest = pause.isZero() ? 0 : (long) ((end - start) / SHARE);
      next = end + Math.max(pause.toNanos(), rest);
    }
  }
}
