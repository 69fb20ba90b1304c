package dev.ablate.schedule;

import dev.ablate.catalog.Instance;

/**
 * A linear warm-up that ends at the optimizer's own rate: {@code startLr + (base - startLr) *
 * (index + 1) / length}, and {@code base} from then on.
 *
 * @param length in the schedule's unit; a fraction where {@code steps} are counted in epochs
 */
record Warmup(double startLr, double length) implements Curve {

  static Warmup of(Instance schedule, double length) {
    return new Warmup(schedule.real("start_lr"), length);
  }

  @Override
  public double lr(long index, double base) {
    return index + 1 >= length ? base : startLr + (base - startLr) * (index + 1) / length;
  }
}
