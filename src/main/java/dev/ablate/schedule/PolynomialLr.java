package dev.ablate.schedule;

import dev.ablate.catalog.Instance;

/**
 * PyTorch's PolynomialLR: {@code base * (1 - index / totalIters)^power}, which stays as it is from
 * {@code totalIters} on.
 */
record PolynomialLr(double totalIters, double power) implements Curve {

  static PolynomialLr of(Instance schedule, double totalIters) {
    return new PolynomialLr(totalIters, schedule.real("power"));
  }

  @Override
  public double lr(long index, double base) {
    return base * Math.pow(1 - Math.min(index, totalIters) / totalIters, power);
  }
}
