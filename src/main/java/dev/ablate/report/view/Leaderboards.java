package dev.ablate.report.view;

import dev.ablate.report.chart.Curve;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Row;
import dev.ablate.report.results.Setting;
import dev.ablate.report.statistics.Summary;
import dev.ablate.report.view.LeaderboardView.Line;
import dev.ablate.report.view.LeaderboardView.Mean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ranks all settings by the objective. */
final class Leaderboards {
  private static final String NOTHING = "—";

  private final Metric objective;
  private final Map<Metric, NumberText> formats = new LinkedHashMap<>();
  private final SettingValues values;
  private final List<Setting> ranked;

  private Leaderboards(Results results) {
    this.objective = results.metrics().get(0);
    this.values = SettingValues.of(results);
    this.ranked = ranked(results);
    Stream.concat(
            results.metrics().stream(),
            Stream.of(Metric.EPOCH_TIME, Metric.PARAMETERS)
                .map(name -> Metric.of(name, results.objective())))
        .forEach(metric -> formats.put(metric, format(metric)));
  }

  /** The ranking. */
  static LeaderboardView of(Results results) {
    Leaderboards boards = new Leaderboards(results);
    return new LeaderboardView(
        boards.values.paths(),
        boards.values.shared(),
        boards.formats.keySet().stream().map(TableViews::column).toList(),
        boards.lines());
  }

  /** All settings in the order of their lines. */
  static List<Setting> ranked(Results results) {
    Metric objective = results.metrics().get(0);
    double sign = results.objective().maximize() ? -1 : 1;
    return results.settings().stream()
        .sorted(
            Comparator.comparing((Setting s) -> mean(s.row(), objective).isNaN())
                .thenComparing(s -> s.row().lossy())
                .thenComparingDouble(s -> sign * mean(s.row(), objective)))
        .toList();
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    double last = Double.NaN;
    int place = 0;
    for (int i = 0; i < ranked.size(); i++) {
      Row row = ranked.get(i).row();
      double mean = mean(row, objective);
      place = mean == last ? place : i + 1;
      last = mean;
      boolean placed = !Double.isNaN(mean) && !row.lossy();
      lines.add(line(ranked.get(i), placed ? Integer.toString(place) : NOTHING));
    }
    return lines;
  }

  private Line line(Setting setting, String place) {
    Row row = setting.row();
    List<Long> seeds =
        row.outcomes().stream()
            .filter(Outcome::done)
            .map(Outcome::seed)
            .sorted()
            .distinct()
            .toList();
    List<Mean> means = new ArrayList<>();
    formats.forEach((metric, format) -> means.add(mean(row, metric, format, seeds)));
    return new Line(
        row.label(),
        place,
        setting.placement().variant(),
        setting.baseline(),
        values.of(setting),
        values.shown(setting),
        Words.number(row.done()),
        TableViews.note(row),
        CurveData.line(Curve.of(row, objective.name(), objective.share() ? 100 : 1)),
        seeds.stream().map(seed -> Long.toString(seed)).collect(Collectors.joining(" ")),
        means);
  }

  private NumberText format(Metric metric) {
    return NumberText.of(
        metric, ranked.stream().flatMap(s -> s.row().summary(metric.name()).stream()).toList());
  }

  private static Mean mean(Row row, Metric metric, NumberText format, List<Long> seeds) {
    return row.summary(metric.name())
        .map(
            s ->
                new Mean(
                    TableViews.text(s, metric, format),
                    Double.toString(s.mean()),
                    bySeed(row.bySeed(metric.name()), seeds)))
        .orElse(new Mean(NOTHING, "", ""));
  }

  private static String bySeed(Map<Long, Double> values, List<Long> seeds) {
    return seeds.stream()
        .map(seed -> exact(values.getOrDefault(seed, Double.NaN)))
        .collect(Collectors.joining(" "));
  }

  /** As many digits as a float has. */
  private static String exact(double value) {
    return Float.toString((float) value);
  }

  private static Double mean(Row row, Metric metric) {
    return row.summary(metric.name()).map(Summary::mean).orElse(Double.NaN);
  }
}
