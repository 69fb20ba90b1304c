package dev.ablate.export.script;

import dev.ablate.catalog.Instance;

/** What schedules multiply the learning rate by, as Python expressions of {@code i}. */
final class FactorCode {
  private FactorCode() {}

  /**
   * The factor after {@code i} moves.
   *
   * @param lr the optimizer's own rate
   * @param unit updates between two moves
   * @param length of the schedule in updates
   */
  static String of(Instance schedule, double lr, int unit, long length) {
    String moves =
        length % unit == 0 ? Long.toString(length / unit) : "(" + length + " / " + unit + ")";
    return switch (schedule.name()) {
      case "Warmup" -> warmup(schedule.real("start_lr") / lr, moves);
      case "StepLR" ->
          number(schedule, "gamma") + " ** (i // " + number(schedule, "step_size") + ")";
      case "MultiStepLR" ->
          number(schedule, "gamma")
              + " ** sum(i >= m for m in "
              + number(schedule, "milestones")
              + ")";
      case "ExponentialLR" -> number(schedule, "gamma") + " ** i";
      case "ConstantLR" -> number(schedule, "factor") + " if i < " + moves + " else 1";
      case "LinearLR" ->
          line(schedule.real("start_factor"), schedule.real("end_factor"), "i", moves);
      case "PolynomialLR" ->
          "(1 - min(i, %s) / %s) ** %s".formatted(moves, moves, number(schedule, "power"));
      case "CosineAnnealingLR" -> cosine(schedule.real("eta_min") / lr, moves);
      default -> throw new UnexportableException(schedule.name() + " among parts of other units");
    };
  }

  private static String warmup(double start, String moves) {
    return line(start, 1, "(i + 1)", moves);
  }

  private static String line(double start, double end, String index, String moves) {
    return between(start, end, "min(1, " + index + " / " + moves + ")");
  }

  private static String cosine(double lowest, String moves) {
    return between(lowest, 1, "(1 + math.cos(math.pi * i / " + moves + ")) / 2");
  }

  /** From one number to another as a part goes from 0 to 1. */
  private static String between(double start, double end, String part) {
    return start == 0 && end == 1
        ? part
        : Python.number(start) + " + " + Python.number(end - start) + " * " + part;
  }

  private static String number(Instance schedule, String parameter) {
    return Python.of(schedule.get(parameter));
  }
}
