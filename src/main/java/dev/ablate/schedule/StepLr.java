package dev.ablate.schedule;

import dev.ablate.catalog.Instance;

/** PyTorch's StepLR: {@code base * gamma^floor(index / stepSize)}. */
record StepLr(int stepSize, double gamma) implements Curve {

  static StepLr of(Instance schedule) {
    return new StepLr(schedule.integer("step_size"), schedule.real("gamma"));
  }

  @Override
  public double lr(long index, double base) {
    long falls = index / stepSize;
    return base * Math.pow(gamma, falls);
  }
}
