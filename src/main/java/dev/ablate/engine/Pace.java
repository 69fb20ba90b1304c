package dev.ablate.engine;

import java.util.function.BooleanSupplier;

/** How many steps a chunk takes, so that Java hears of training about once a second. */
final class Pace {
  private static final double SECONDS = 1;
  private static final double GROWTH = 8;
  private final int longest;
  private final double seconds;
  private int steps = 1;

  /** A pace of any length. */
  Pace() {
    this(Integer.MAX_VALUE);
  }

  /** A pace of at most so many steps a chunk. */
  Pace(int longest) {
    this(longest, SECONDS);
  }

  /** A pace of at most so many steps and about so many seconds a chunk. */
  Pace(int longest, double seconds) {
    this.longest = longest;
    this.seconds = seconds;
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
    steps = (int) Math.max(1, Math.min(chunk * seconds / taken, chunk * GROWTH));
    steps = Math.min(steps, longest);
    return result;
  }
}
