package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import java.util.Optional;

/**
 * What schedules multiply the learning rate by, and the momentum where they move it, as Python
 * expressions of {@code i}, the moves so far.
 *
 * @param schedule one part of a chain
 * @param lr the optimizer's own rate
 * @param unit updates between two moves
 * @param length of the schedule in updates
 */
record FactorCode(Instance schedule, double lr, int unit, long length) {

  /** The factor. */
  String factor() {
    return switch (schedule.name()) {
      case "Warmup" -> line(schedule.real("start_lr") / lr, 1, "(i + 1)");
      case "StepLR" -> number("gamma") + " ** (i // " + number("step_size") + ")";
      case "MultiStepLR" ->
          number("gamma") + " ** sum(i >= m for m in " + number("milestones") + ")";
      case "ExponentialLR" -> number("gamma") + " ** i";
      case "ConstantLR" -> number("factor") + " if i < " + moves() + " else 1";
      case "LinearLR" -> line(schedule.real("start_factor"), schedule.real("end_factor"), "i");
      case "PolynomialLR" ->
          "(1 - min(i, %s) / %s) ** %s".formatted(moves(), moves(), number("power"));
      case "CosineAnnealingLR" -> cosine("i / " + moves());
      case "CosineAnnealingWarmRestarts" -> cosine(restarted());
      case "CyclicLR" -> cycle("base_lr", "max_lr", lr);
      case "OneCycleLR" -> OneCycleCode.of(schedule, moves()).rate(lr);
      default -> throw new IllegalArgumentException("no factor for " + schedule.name());
    };
  }

  /** The momentum; empty where the schedule leaves it alone. */
  Optional<String> momentum() {
    if (!movesMomentum(schedule)) {
      return Optional.empty();
    }
    return Optional.of(
        schedule.name().equals("CyclicLR")
            ? cycle("max_momentum", "base_momentum", 1)
            : OneCycleCode.of(schedule, moves()).momentum());
  }

  /** Whether a schedule moves momentum too. */
  static boolean movesMomentum(Instance schedule) {
    return schedule.find("cycle_momentum").isPresent() && schedule.bool("cycle_momentum");
  }

  /** How often it moves. */
  private String moves() {
    return length % unit == 0 ? Long.toString(length / unit) : "(" + length + " / " + unit + ")";
  }

  private String line(double start, double end, String index) {
    return between(start, end, "min(1, " + index + " / " + moves() + ")");
  }

  private String cosine(String done) {
    double lowest = schedule.find("eta_min").isPresent() ? schedule.real("eta_min") / lr : 0;
    return between(lowest, 1, "(1 + math.cos(math.pi * " + done + ")) / 2");
  }

  /** The part of the present cosine that is over. */
  private String restarted() {
    String first = number("T_0");
    return schedule.integer("T_mult") == 1
        ? "(i % " + first + ") / " + first
        : "restarted(i, " + first + ", " + number("T_mult") + ")";
  }

  private String cycle(String bottom, String top, double whole) {
    int up = schedule.integer("step_size_up");
    int down =
        schedule.find("step_size_down").isPresent() ? schedule.integer("step_size_down") : up;
    String height = "triangle(i, " + up + ", " + down + ")";
    String shrunk =
        switch (schedule.text("mode")) {
          case "triangular2" -> height + " / 2 ** (i // " + (up + down) + ")";
          case "exp_range" -> height + " * " + number("gamma") + " ** i";
          default -> height;
        };
    return between(schedule.real(bottom) / whole, schedule.real(top) / whole, shrunk);
  }

  /** From one number to another as a part goes from 0 to 1. */
  private static String between(double start, double end, String part) {
    return start == 0 && end == 1
        ? part
        : Python.number(start) + " + " + Python.number(end - start) + " * " + part;
  }

  private String number(String parameter) {
    return Python.of(schedule.get(parameter));
  }
}
