package dev.ablate.engine;

import java.util.Arrays;
import java.util.OptionalLong;

/** Losses of an epoch, and what its metrics are computed from, summed by trial. */
final class Totals {
  private static final long NONE = -1;
  private final double[] losses;
  private final double[][] sums;
  private final long[] broken;
  private long examples;
  private long steps;

  /**
   * Nothing yet.
   *
   * @param columns sums of each trial
   */
  Totals(int trials, int columns) {
    losses = new double[trials];
    sums = new double[trials][columns];
    broken = new long[trials];
    Arrays.fill(broken, NONE);
  }

  /**
   * Adds a chunk.
   *
   * @param losses means over the batch, {@code [steps, trials]}
   * @param scores sums over the batch, {@code [steps, trials, columns]}
   * @param batch examples of each step
   */
  void add(float[] losses, double[] scores, int batch) {
    int trials = this.losses.length;
    for (int i = 0; i < losses.length; i++) {
      int trial = i % trials;
      this.losses[trial] += (double) losses[i] * batch;
      addTo(sums[trial], scores, i);
      if (!Float.isFinite(losses[i]) && broken[trial] == NONE) {
        broken[trial] = steps + i / trials;
      }
    }
    steps += losses.length / trials;
    examples += (long) batch * (losses.length / trials);
  }

  private static void addTo(double[] sums, double[] scores, int place) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += scores[place * sums.length + k];
    }
  }

  /** Steps so far. */
  long steps() {
    return steps;
  }

  /** The mean loss an example. */
  double loss(int trial) {
    return losses[trial] / examples;
  }

  /** What metrics are computed from, each column summed over all examples. */
  double[] sums(int trial) {
    return sums[trial];
  }

  /** Examples so far. */
  long examples() {
    return examples;
  }

  /** The first step, from 0, whose loss was not finite. */
  OptionalLong broken(int trial) {
    return broken[trial] == NONE ? OptionalLong.empty() : OptionalLong.of(broken[trial]);
  }
}
