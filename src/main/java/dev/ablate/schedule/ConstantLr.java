package dev.ablate.schedule;

import dev.ablate.catalog.Instance;

/** PyTorch's ConstantLR: {@code base * factor}, and {@code base} from {@code totalIters} on. */
record ConstantLr(double factor, double totalIters) implements Curve {

  static ConstantLr of(Instance schedule, double totalIters) {
    return new ConstantLr(schedule.real("factor"), totalIters);
  }

  @Override
  public double lr(long index, double base) {
    return index < totalIters ? base * factor : base;
  }
}
