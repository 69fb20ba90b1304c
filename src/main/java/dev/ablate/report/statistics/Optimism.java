package dev.ablate.report.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** How much too good the best of several noisy means looks because it was picked for its value. */
public final class Optimism {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double END = 10;
  private static final double STEP = 1.0 / 128;

  private Optimism() {}

  /**
   * The expected maximum of independent standard normal numbers: the integral of {@code 1 - F(x)^n}
   * above zero less that of {@code F(x)^n} below, F being their distribution function.
   *
   * @param count how many numbers, at least 1
   */
  public static double ofBest(int count) {
    double sum = 0;
    for (double x = STEP / 2; x < END; x += STEP) {
      double above = 1 - Math.pow(NORMAL.cumulativeProbability(x), count);
      sum += above - Math.pow(NORMAL.cumulativeProbability(-x), count);
    }
    return sum * STEP;
  }
}
