package dev.ablate.schedule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * One schedule at its place in a run.
 *
 * @param unitSteps updates between two of its moves
 * @param start its first update
 * @param end where the next part starts, which only a schedule with a length can have
 */
record Part(Curve curve, int unitSteps, long start, long end) {

  /** The schedule from an update on. */
  static Part of(Instance schedule, int stepsPerEpoch, long start) {
    int unitSteps = schedule.text("unit").equals("epoch") ? stepsPerEpoch : 1;
    long steps = steps(schedule, stepsPerEpoch, unitSteps);
    Curve curve = curve(schedule, (double) steps / unitSteps);
    return new Part(curve, unitSteps, start, start + steps);
  }

  double lr(long step, double base) {
    return curve.lr(index(step), base);
  }

  OptionalDouble momentum(long step) {
    return curve.momentum(index(step));
  }

  /** How often it has moved; what moves by epochs does so where an epoch of the run begins. */
  private long index(long step) {
    return step / unitSteps - start / unitSteps;
  }

  private static Curve curve(Instance schedule, double length) {
    return switch (schedule.name()) {
      case "StepLR" -> StepLr.of(schedule);
      case "MultiStepLR" -> MultiStepLr.of(schedule);
      case "ExponentialLR" -> ExponentialLr.of(schedule);
      case "LinearLR" -> LinearLr.of(schedule, length);
      case "ConstantLR" -> ConstantLr.of(schedule, length);
      case "PolynomialLR" -> PolynomialLr.of(schedule, length);
      case "CosineAnnealingLR" -> CosineAnnealingLr.of(schedule, length);
      case "CosineAnnealingWarmRestarts" -> CosineAnnealingWarmRestarts.of(schedule);
      case "CyclicLR" -> CyclicLr.of(schedule);
      case "OneCycleLR" -> OneCycleLr.of(schedule, length);
      case "Warmup" -> Warmup.of(schedule, length);
      default -> throw new IllegalArgumentException("no schedule " + schedule.name());
    };
  }

  private static long steps(Instance schedule, int stepsPerEpoch, int unitSteps) {
    return Stream.of(
            length(schedule, "epochs", stepsPerEpoch),
            length(schedule, "steps", 1),
            length(schedule, "T_max", unitSteps),
            length(schedule, "total_iters", unitSteps),
            length(schedule, "total_steps", unitSteps))
        .mapToLong(Long::longValue)
        .sum();
  }

  /** A length in updates, 0 where the schedule has none of that name. */
  private static long length(Instance schedule, String parameter, int steps) {
    return schedule.find(parameter).map(v -> ((Value.Int) v).value() * steps).orElse(0L);
  }
}
