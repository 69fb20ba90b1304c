package dev.ablate.schedule;

import dev.ablate.catalog.Instance;

/** PyTorch's LinearLR: the factor goes from {@code start} to {@code end} and stays there. */
record LinearLr(double start, double end, double totalIters) implements Curve {

  static LinearLr of(Instance schedule, double totalIters) {
    return new LinearLr(schedule.real("start_factor"), schedule.real("end_factor"), totalIters);
  }

  @Override
  public double lr(long index, double base) {
    double done = totalIters == 0 ? 1 : Math.min(index, totalIters) / totalIters;
    return base * (start + (end - start) * done);
  }
}
