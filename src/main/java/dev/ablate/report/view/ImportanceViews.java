package dev.ablate.report.view;

import dev.ablate.report.axes.Factor;
import dev.ablate.report.axes.Importance;
import dev.ablate.report.axes.Importances;
import dev.ablate.report.results.Results;
import dev.ablate.report.view.ImportanceView.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts importances into words and bars. */
final class ImportanceViews {

  /** With fewer settings an axis, a forest sees most values once or twice. */
  private static final int SETTINGS_AN_AXIS = 10;

  /** A forest that predicts less has not understood the settings. */
  private static final double EXPLAINED = 0.5;

  private static final double MUCH_NOISE = 0.2;
  private static final double WORTH_A_LINE = 0.01;
  private static final int MOST_PAIRS = 8;

  private final Results results;
  private final Importances importances;

  private ImportanceViews(Results results, Importances importances) {
    this.results = results;
    this.importances = importances;
  }

  static ImportanceView of(Results results, Importances importances) {
    ImportanceViews views = new ImportanceViews(results, importances);
    return new ImportanceView(
        importances.alone().stream().map(views::line).toList(),
        importances.pairs().stream()
            .filter(pair -> pair.share().mean() >= WORTH_A_LINE)
            .limit(MOST_PAIRS)
            .map(views::line)
            .toList(),
        importances.alone().isEmpty() ? List.of() : views.cautions(),
        views.caption());
  }

  private Line line(Importance importance) {
    String names =
        importance.factors().stream().map(Factor::name).collect(Collectors.joining(" × "));
    return new Line(
        names,
        among(importance),
        percent(importance.share().mean()),
        percent(importance.share().std()),
        String.format(Locale.ROOT, "%.1f", 100 * importance.share().mean()));
  }

  private static String among(Importance importance) {
    String where =
        importance.factors().stream()
            .map(Factor::where)
            .filter(condition -> !condition.isEmpty())
            .distinct()
            .collect(Collectors.joining(" and "));
    String count = Words.count(importance.settings(), "setting");
    return where.isEmpty() ? "all " + count : count + ", " + where;
  }

  private List<String> cautions() {
    List<String> cautions = new ArrayList<>();
    int axes = importances.alone().size();
    int settings = importances.settings();
    if (settings < SETTINGS_AN_AXIS * axes) {
      cautions.add(
          "%s for %d axes are few: take the order for a hint, and the shares for rough."
              .formatted(Words.count(settings, "setting"), axes));
    }
    if (importances.explained().orElse(1) < EXPLAINED) {
      cautions.add(
          "The forest predicts only %s of the variance of settings that it has not seen: it has not"
                  .formatted(percent(Math.max(0, importances.explained().getAsDouble())))
              + " understood them, and the shares say little.");
    }
    if (importances.noise().isEmpty()) {
      cautions.add("One seed a setting: what chance did counts as done by the axes.");
    } else if (importances.noise().getAsDouble() > MUCH_NOISE) {
      cautions.add(
          "Seeds alone make about %s of the variance between settings, which counts as done by the"
                  .formatted(percent(importances.noise().getAsDouble()))
              + " axes.");
    }
    int without = results.settings().size() - settings;
    if (without > 0) {
      cautions.add(
          Words.count(without, "setting")
              + " without a finished trial "
              + (without == 1 ? "is" : "are")
              + " left out.");
    }
    long lossy =
        results.settings().stream().filter(s -> s.row().lossy() && s.row().done() > 0).count();
    if (lossy > 0) {
      cautions.add(
          "%s lost trials, and the mean over the others flatters %s."
              .formatted(Words.count(lossy, "setting"), lossy == 1 ? "it" : "them"));
    }
    return cautions;
  }

  private String caption() {
    String explained =
        importances.explained().isPresent() && importances.explained().getAsDouble() >= EXPLAINED
            ? " The forest predicts %s of the variance of settings that it has not seen."
                .formatted(percent(importances.explained().getAsDouble()))
            : "";
    return "Share of the variance of the settings’ mean "
        + results.metrics().get(0).title()
        + " that an axis makes alone, and that two make together beyond that: fANOVA (Hutter, Hoos"
        + " and Leyton-Brown 2014) of a random forest of regression trees, ± the standard deviation"
        + " over its trees."
        + explained
        + " Values are weighed as they were tried. An axis that only some settings have is judged"
        + " among these: its share is one of their variance, not of all.";
  }

  private static String percent(double share) {
    double percent = 100 * share;
    return (percent > 0 && percent < 0.5 ? "<1" : Long.toString(Math.round(percent))) + "\u00a0%";
  }
}
