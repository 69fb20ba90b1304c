package dev.ablate.engine;

import java.util.Arrays;
import java.util.OptionalLong;

/** Losses and scores of an epoch, summed by trial. */
final class Totals {
  private static final long NONE = -1;
  private final double[] losses;
  private final double[] scores;
  private final long[] broken;
  private long examples;
  private long steps;

  Totals(int trials) {
    losses = new double[trials];
    scores = new double[trials];
    broken = new long[trials];
    Arrays.fill(broken, NONE);
  }

  /**
   * Adds a chunk.
   *
   * @param losses means over the batch, {@code [steps, trials]}
   * @param scores sums over the batch, {@code [steps, trials]}
   * @param batch examples of each step
   */
  void add(float[] losses, float[] scores, int batch) {
    int trials = this.losses.length;
    for (int i = 0; i < losses.length; i++) {
      int trial = i % trials;
      this.losses[trial] += (double) losses[i] * batch;
      this.scores[trial] += scores[i];
      if (!Float.isFinite(losses[i]) && broken[trial] == NONE) {
        broken[trial] = steps + i / trials;
      }
    }
    steps += losses.length / trials;
    examples += (long) batch * (losses.length / trials);
  }

  /** Steps so far. */
  long steps() {
    return steps;
  }

  /** The mean loss an example. */
  double loss(int trial) {
    return losses[trial] / examples;
  }

  /** The mean score an example. */
  double score(int trial) {
    return scores[trial] / examples;
  }

  /** The first step, from 0, whose loss was not finite. */
  OptionalLong broken(int trial) {
    return broken[trial] == NONE ? OptionalLong.empty() : OptionalLong.of(broken[trial]);
  }
}
