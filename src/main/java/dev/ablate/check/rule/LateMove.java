package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.ScheduleLengths;
import java.util.List;
import java.util.Optional;

/**
 * A move that a schedule would make after the end of the run.
 *
 * @param parameter that sets its time
 * @param time from the schedule's start, in its unit
 * @param name what is said to be late: {@code step_size = 30}
 * @param consequence what never happens
 */
record LateMove(String parameter, long time, String name, String consequence) {

  /** The first one of a schedule that moves {@code left} times in the run. */
  static Optional<LateMove> first(Instance schedule, long left) {
    return moves(schedule).stream().filter(move -> move.time >= left).findFirst();
  }

  /** The end of a schedule with a length, where that is longer than {@code left}. */
  static Optional<LateMove> end(Instance schedule, long left) {
    return ScheduleLengths.lengthParameter(schedule)
        .filter(parameter -> schedule.find(parameter).isPresent())
        .flatMap(parameter -> one(schedule, parameter, unfinished(schedule)).stream().findFirst())
        .filter(move -> move.time > left);
  }

  private static String unfinished(Instance schedule) {
    return switch (schedule.name()) {
      case "CosineAnnealingLR" -> "the rate never reaches eta_min";
      case "LinearLR" -> "the rate never reaches end_factor";
      case "PolynomialLR" -> "the rate never reaches 0";
      case "ConstantLR" -> "factor never ends";
      default -> "the cycle is cut off";
    };
  }

  /**
   * What a warning says.
   *
   * @param left what is left of the run
   * @param unit of both times: {@code epoch}
   */
  String text(long left, String unit) {
    return name
        + (time == left ? " is as long as " : " is longer than ")
        + "what is left of the run, "
        + CountText.of(left, unit)
        + ": "
        + consequence;
  }

  private static List<LateMove> moves(Instance schedule) {
    return switch (schedule.name()) {
      case "StepLR" -> one(schedule, "step_size", "the rate never changes");
      case "CosineAnnealingWarmRestarts" -> one(schedule, "T_0", "the rate never restarts");
      case "CyclicLR" -> one(schedule, "step_size_up", "the rate never reaches max_lr");
      case "MultiStepLR" -> milestones(schedule);
      default -> List.of();
    };
  }

  private static List<LateMove> one(Instance schedule, String parameter, String consequence) {
    int time = schedule.integer(parameter);
    return List.of(new LateMove(parameter, time, parameter + " = " + time, consequence));
  }

  private static List<LateMove> milestones(Instance schedule) {
    return schedule.integers("milestones").stream()
        .map(time -> new LateMove("milestones", time, "milestone " + time, "it never comes"))
        .toList();
  }
}
