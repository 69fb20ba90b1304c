package dev.ablate.schedule;

import dev.ablate.catalog.Instance;
import java.util.OptionalDouble;

/**
 * PyTorch's CyclicLR (Smith, Cyclical Learning Rates, 2017): the rate goes up from {@code base_lr}
 * to {@code max_lr} and down again, momentum the other way.
 *
 * @param up how long the way up takes
 * @param down how long the way down takes
 * @param mode how the height of a cycle shrinks: {@code triangular} not at all, {@code triangular2}
 *     to half in every cycle, {@code exp_range} by {@code gamma} every time
 */
record CyclicLr(
    Range rate,
    Range momentum,
    boolean cyclesMomentum,
    long up,
    long down,
    String mode,
    double gamma)
    implements Curve {

  /** From a number to the one at the top of a cycle of full height. */
  private record Range(double start, double top) {
    double at(double height) {
      return start + (top - start) * height;
    }
  }

  static CyclicLr of(Instance schedule) {
    int up = schedule.integer("step_size_up");
    return new CyclicLr(
        new Range(schedule.real("base_lr"), schedule.real("max_lr")),
        new Range(schedule.real("max_momentum"), schedule.real("base_momentum")),
        schedule.bool("cycle_momentum"),
        up,
        schedule.find("step_size_down").isPresent() ? schedule.integer("step_size_down") : up,
        schedule.text("mode"),
        schedule.real("gamma"));
  }

  @Override
  public double lr(long index, double base) {
    return rate.at(height(index));
  }

  @Override
  public OptionalDouble momentum(long index) {
    return cyclesMomentum ? OptionalDouble.of(momentum.at(height(index))) : OptionalDouble.empty();
  }

  private double height(long index) {
    long cycle = index / (up + down);
    long place = index % (up + down);
    double part = place <= up ? (double) place / up : (double) (up + down - place) / down;
    return switch (mode) {
      case "triangular2" -> part / Math.pow(2, cycle);
      case "exp_range" -> part * Math.pow(gamma, index);
      default -> part;
    };
  }
}
