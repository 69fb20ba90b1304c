package dev.ablate.report.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The bias-corrected and accelerated (BCa) bootstrap interval of a mean.
 *
 * <p>Efron, Better Bootstrap Confidence Intervals, JASA 82 (1987); Efron and Tibshirani, An
 * Introduction to the Bootstrap (1993), section 14.3. The same as {@code scipy.stats.bootstrap}
 * with {@code method = "BCa"}, up to the draws. Its draws are seeded: equal numbers, equal
 * interval.
 */
final class BcaInterval {

  /** The share of repeated experiments whose interval should hold the true mean. */
  static final double CONFIDENCE = 0.95;

  /** How many samples are drawn with replacement. */
  static final int RESAMPLES = 9_999;

  /** With fewer values there is no interval: two say nothing about the shape of a distribution. */
  static final int FEWEST_VALUES = 3;

  private static final long SEED = 0xBCA_1987L;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private BcaInterval() {}

  /**
   * The interval of the mean: empty for fewer than {@link #FEWEST_VALUES} values, the one value
   * itself where all are equal.
   */
  static Optional<Interval> ofMean(double... values) {
    if (values.length < FEWEST_VALUES) {
      return Optional.empty();
    }
    if (Arrays.stream(values).allMatch(v -> v == values[0])) {
      return Optional.of(new Interval(values[0], values[0]));
    }
    double[] means = resampledMeans(values);
    double bias = NORMAL.inverseCumulativeProbability(shareBelow(means, mean(values)));
    double acceleration = acceleration(values);
    double tail = NORMAL.inverseCumulativeProbability((1 - CONFIDENCE) / 2);
    return Optional.of(
        new Interval(
            quantile(means, corrected(bias, acceleration, tail)),
            quantile(means, corrected(bias, acceleration, -tail))));
  }

  /** Means of samples with replacement, ascending. */
  private static double[] resampledMeans(double[] values) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int j = 0; j < values.length; j++) {
        sum += values[random.nextInt(values.length)];
      }
      means[i] = sum / values.length;
    }
    Arrays.sort(means);
    return means;
  }

  /** The share of means below the observed one; equal ones count half, rounding aside. */
  private static double shareBelow(double[] means, double observed) {
    double rounding = 1e-12 * Math.max(Math.abs(means[0]), Math.abs(means[means.length - 1]));
    double below = 0;
    for (double mean : means) {
      below += mean < observed - rounding ? 1 : mean <= observed + rounding ? 0.5 : 0;
    }
    return below / means.length;
  }

  /** The skewness of the leave-one-out means over six, Efron and Tibshirani (14.15). */
  private static double acceleration(double[] values) {
    double mean = mean(values);
    double squares = 0;
    double cubes = 0;
    for (double value : values) {
      double influence = value - mean;
      squares += influence * influence;
      cubes += influence * influence * influence;
    }
    return cubes / (6 * Math.pow(squares, 1.5));
  }

  /** The corrected level of a tail, Efron and Tibshirani (14.10). */
  private static double corrected(double bias, double acceleration, double tail) {
    double shifted = bias + tail;
    return NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
  }

  /** Linear between the two neighbours, numpy's default. */
  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }
}
