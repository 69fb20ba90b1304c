package dev.ablate.cli;

import dev.ablate.sweep.Plan;
import dev.ablate.sweep.Prospect;
import dev.ablate.sweep.Widths;
import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.ConvolutionTimes;
import dev.ablate.trial.Trial;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says how many trials of each program are trained at once, and how convolutions are computed. */
record WidthText(Plan plan) {
  private static final int MOST_SHOWN = 10;

  /**
   * A line for all programs, or one for each of whose trials something else is said.
   *
   * @param verbose whether there are as many lines as may be
   */
  List<String> lines(boolean verbose) {
    Map<String, List<Trial>> programs = programs();
    List<String> lines = new ArrayList<>();
    int shown = verbose ? programs.size() : Math.min(programs.size(), MOST_SHOWN);
    programs.entrySet().stream()
        .limit(shown)
        .map(said -> programs.size() == 1 ? said.getKey() : of(said.getValue()) + said.getKey())
        .forEach(lines::add);
    if (shown < programs.size()) {
      lines.add("  and " + Figures.count(programs.size() - (long) shown) + " more; -v lists all");
    }
    return lines;
  }

  /** A trial of each program, by what is said of it. */
  private Map<String, List<Trial>> programs() {
    Map<String, List<Trial>> programs = new LinkedHashMap<>();
    for (List<List<Trial>> arrays : plan.programs()) {
      Trial trial = plan.trained(arrays.get(0).get(0));
      programs.computeIfAbsent(text(trial, arrays), text -> new ArrayList<>()).add(trial);
    }
    return programs;
  }

  private static String of(List<Trial> programs) {
    Trial first = programs.get(0);
    return programs.size() > 1
        ? "  %s architectures or batch sizes: ".formatted(Figures.count(programs.size()))
        : "  %s, batch_size %s: "
            .formatted(
                Figures.count(first.network().parameters(), "parameter"),
                first.settings().root().get("batch_size"));
  }

  private String text(Trial trial, List<List<Trial>> arrays) {
    return width(trial, arrays)
        + plan.widths()
            .found(trial)
            .flatMap(found -> found.convolutions().map(times -> convolutions(times, found)))
            .orElseGet(() -> untimed(trial, arrays));
  }

  private String untimed(Trial trial, List<List<Trial>> arrays) {
    if (!plan.widths().leavesConvolutions(trial)) {
      return "";
    }
    return Prospect.of(plan, arrays) == Prospect.TOO_SHORT
        ? "; convolutions by rule of thumb, as training is too short to time them"
        : "; convolutions not timed yet";
  }

  private static String convolutions(ConvolutionTimes times, ArrayWidth found) {
    String rates =
        times.times().stream()
            .map(time -> time.strategy().text() + " → " + rate(times.width() / time.seconds()))
            .collect(Collectors.joining("; "));
    return "; convolutions %s, measured %s of %s at once: %s updates/s"
        .formatted(times.fastest().text(), when(found), Figures.count(times.width()), rates);
  }

  private String width(Trial trial, List<List<Trial>> arrays) {
    Widths widths = plan.widths();
    String most = "at most " + Figures.count(widths.most(trial), "trial") + " in an array";
    if (widths.fixed().isPresent()) {
      return most + ", as --array says";
    }
    return widths
        .found(trial)
        .filter(found -> !found.costs().isEmpty() || found.tooWide().isPresent())
        .map(found -> most + why(found))
        .orElseGet(() -> most + unmeasured(arrays));
  }

  private String unmeasured(List<List<Trial>> arrays) {
    String never = "; on a CPU this is not measured, as ";
    String rule = " by rule of thumb: ";
    return switch (Prospect.of(plan, arrays)) {
      case MEASURED ->
          ", not measured yet: a run does so first, where that takes 1 % of its time at most";
      case OPEN_BATCH_SIZE -> ", not measured yet, nor is the batch size";
      case CHANGES_BITS -> never + "last bits of BatchNorm1d depend on it";
      case BEST_ALONE -> never + "image networks of this size gain nothing in arrays";
      case ONE_TRIAL -> rule + "with one trial there is nothing to measure";
      case TOO_SHORT -> rule + "training is too short to measure what is best";
    };
  }

  private static String when(ArrayWidth found) {
    return LocalDate.ofInstant(found.time(), ZoneOffset.UTC) + " on " + found.device();
  }

  private static String why(ArrayWidth found) {
    String when = when(found);
    String after =
        found.tooWide().isPresent()
            ? "; not enough memory for " + found.tooWide().getAsInt()
            : found.isOpen() ? "; more were not measured" : "";
    if (found.costs().isEmpty()) {
      return ", found " + when + after;
    }
    String rates =
        found.costs().stream()
            .map(cost -> cost.width() + " → " + rate(cost.rate()))
            .collect(Collectors.joining(", "));
    return ", measured %s: %s updates/s%s%s".formatted(when, rates, memory(found), after);
  }

  /** Three digits say enough: {@code 15,600}. */
  private static String rate(double rate) {
    BigDecimal digits = new BigDecimal(rate).round(new MathContext(3));
    return rate < 100 ? Figures.rate(rate) : Figures.count(digits.longValue());
  }

  private static String memory(ArrayWidth found) {
    return found.costs().stream()
        .filter(cost -> cost.width() == found.width())
        .map(cost -> ", " + Figures.bytes(cost.bytes()) + " of memory")
        .findFirst()
        .orElse("");
  }
}
