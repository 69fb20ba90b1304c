package dev.ablate.report.statistics;

import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How numbers are centred and spread.
 *
 * @param n how many
 * @param mean their arithmetic mean
 * @param std the sample standard deviation, sum of squares over n - 1; empty for a single number
 */
public record Summary(int n, double mean, OptionalDouble std) {

  /** The summary of one number or more. */
  public static Summary of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no numbers to summarise");
    }
    OptionalDouble std =
        values.length == 1
            ? OptionalDouble.empty()
            : OptionalDouble.of(StandardDeviation.of(values).getAsDouble());
    return new Summary(values.length, Mean.of(values).getAsDouble(), std);
  }

  /** Half the mean's 95 % interval by Student's t; empty for a single number. */
  public OptionalDouble halfInterval() {
    if (std.isEmpty()) {
      return std;
    }
    double quantile = TDistribution.of(n - 1.0).inverseCumulativeProbability(0.975);
    return OptionalDouble.of(quantile * std.getAsDouble() / Math.sqrt(n));
  }
}
