package dev.ablate.schedule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * One schedule at its place in a run.
 *
 * @param start its first update
 * @param end the update after its last, where the next part may start
 */
record Part(Curve curve, Unit unit, Run run, long start, long end) {

  /** The schedule from an update on; a length left out is what remains of the run. */
  static Part of(Instance schedule, Run run, long start) {
    Unit unit = Unit.of(schedule);
    long steps = steps(schedule, unit, run, start);
    Curve curve = curve(schedule, (double) steps / unit.steps(run));
    return new Part(curve, unit, run, start, start + steps);
  }

  double lr(long step, double base) {
    return curve.lr(index(step), base);
  }

  OptionalDouble momentum(long step) {
    return curve.momentum(index(step));
  }

  private long index(long step) {
    return unit.count(step, run) - unit.count(start, run);
  }

  private static Curve curve(Instance schedule, double length) {
    return switch (schedule.name()) {
      case "StepLR" -> StepLr.of(schedule);
      case "LinearLR" -> LinearLr.of(schedule, length);
      case "CosineAnnealingLR" -> CosineAnnealingLr.of(schedule, length);
      case "OneCycleLR" -> OneCycleLr.of(schedule, length);
      case "Warmup" -> Warmup.of(schedule, length);
      default -> throw new IllegalArgumentException("no schedule " + schedule.name());
    };
  }

  private static long steps(Instance schedule, Unit unit, Run run, long start) {
    if (schedule.find("epochs").isPresent()) {
      return Math.round(schedule.real("epochs") * run.stepsPerEpoch());
    }
    return schedule
        .find("steps")
        .map(steps -> ((Value.Int) steps).value())
        .orElseGet(() -> units(schedule).orElse(run.remaining(unit, start)) * unit.steps(run));
  }

  private static Optional<Long> units(Instance schedule) {
    return Stream.of("T_max", "total_iters", "total_steps")
        .flatMap(name -> schedule.find(name).stream())
        .map(length -> ((Value.Int) length).value())
        .findFirst();
  }
}
