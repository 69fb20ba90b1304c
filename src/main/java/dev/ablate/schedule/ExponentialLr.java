package dev.ablate.schedule;

import dev.ablate.catalog.Instance;

/** PyTorch's ExponentialLR: {@code base * gamma^index}. */
record ExponentialLr(double gamma) implements Curve {

  static ExponentialLr of(Instance schedule) {
    return new ExponentialLr(schedule.real("gamma"));
  }

  @Override
  public double lr(long index, double base) {
    return base * Math.pow(gamma, index);
  }
}
