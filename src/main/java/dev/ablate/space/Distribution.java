package dev.ablate.space;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** A distribution of real numbers. */
public sealed interface Distribution {

  /**
   * The number below which a part of the distribution lies.
   *
   * @param part above 0 and below 1
   */
  double quantile(double part);

  /** The least number that it can give. */
  double least();

  /** The greatest number that it can give. */
  double greatest();

  /** All between two numbers, the greater one left out. */
  sealed interface Range extends Distribution {
    double from();

    double to();

    @Override
    default double least() {
      return from();
    }

    @Override
    default double greatest() {
      return Math.nextDown(to());
    }

    /** Keeps what rounding has moved. */
    default double within(double value) {
      return Math.max(least(), Math.min(greatest(), value));
    }
  }

  /** Every number from {@code from}, and below {@code to}, alike. */
  record Uniform(double from, double to) implements Range {
    @Override
    public double quantile(double part) {
      return within(from * (1 - part) + to * part);
    }
  }

  /** Every ratio alike: the logarithm is uniform; both ends above 0. */
  record LogUniform(double from, double to) implements Range {
    @Override
    public double quantile(double part) {
      double log = Math.log(from) * (1 - part) + Math.log(to) * part;
      return within(Math.exp(log));
    }
  }

  /** The normal distribution; {@code std} above 0. */
  record Normal(double mean, double std) implements Distribution {
    @Override
    public double quantile(double part) {
      return NormalDistribution.of(mean, std).inverseCumulativeProbability(part);
    }

    @Override
    public double least() {
      return -Double.MAX_VALUE;
    }

    @Override
    public double greatest() {
      return Double.MAX_VALUE;
    }
  }
}
