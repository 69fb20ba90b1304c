package dev.ablate.engine;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

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

  /**
   * Puts a trial where an earlier attempt had come to.
   *
   * @param sums what {@link #sumsOf} gave
   */
  void resume(int trial, long madeSteps, List<Double> sums) {
    steps = madeSteps;
    examples = sums.get(0).longValue();
    losses[trial] = sums.get(1);
    Arrays.setAll(this.sums[trial], k -> sums.get(2 + k));
  }

  /** All that is known of a trial whose losses were finite, apart from the steps. */
  List<Double> sumsOf(int trial) {
    return DoubleStream.concat(DoubleStream.of(examples, losses[trial]), Arrays.stream(sums[trial]))
        .boxed()
        .toList();
  }

  private static void addTo(double[] sums, double[] scores, int place) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += scores[place * sums.length + k];
    }
  }

  /** How many trials there are. */
  int trials() {
    return losses.length;
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
