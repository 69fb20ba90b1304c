package dev.ablate.engine;

import java.util.function.BooleanSupplier;

/** How many steps a chunk takes, so that Java is told of training about once a second. */
final class Pace {
  private static final double SECONDS = 1;
  private static final double GROWTH = 8;
  private final int longest;
  private final double seconds;
  private final int few;
  private final double fewSeconds;
  private int steps = 1;

  /** A pace of any length. */
  Pace() {
    this(Integer.MAX_VALUE);
  }

  /** A pace of at most this many steps a chunk. */
  Pace(int longest) {
    this(longest, SECONDS, 1, SECONDS);
  }

  /**
   * A pace of at most this many steps and about this many seconds a chunk, but of a few steps where
   * they do not take too long.
   *
   * @param few steps
   * @param fewSeconds the most that they may take
   */
  Pace(int longest, double seconds, int few, double fewSeconds) {
    this.longest = longest;
    this.seconds = seconds;
    this.few = few;
    this.fewSeconds = fewSeconds;
  }

  /** The most steps of the next chunk. */
  int steps() {
    return steps;
  }

  /** Runs a chunk, learns from the time it takes and gives what it gives. */
  boolean time(int chunk, BooleanSupplier call) {
    long start = System.nanoTime();
    boolean result = call.getAsBoolean();
    double taken = (System.nanoTime() - start) / 1e9;
    double wanted = Math.min(chunk * seconds / taken, chunk * GROWTH);
    double least = Math.min(few, chunk * fewSeconds / taken);
    steps = Math.min((int) Math.max(1, Math.max(wanted, least)), longest);
    return result;
  }
}
