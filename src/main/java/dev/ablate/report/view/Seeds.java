package dev.ablate.report.view;

import dev.ablate.report.chart.Ruler;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Row;
import dev.ablate.report.results.Setting;
import dev.ablate.report.results.Table;
import dev.ablate.report.statistics.Summary;
import dev.ablate.report.view.SeedsView.Line;
import dev.ablate.report.view.SeedsView.Spot;
import java.util.Comparator;
import java.util.List;

/** Draws the seeds of each row. */
final class Seeds {
  private static final int WIDTH = 520;

  /** More would be a wall of dots; the best are shown. */
  private static final int MOST_ROWS = 40;

  private final Metric metric;
  private final NumberText format;
  private final List<Row> rows;
  private final Ruler ruler;
  private final double scale;

  private Seeds(Results results, Table ablation) {
    this.metric = ablation.columns().get(0);
    this.format = TableViews.format(ablation, metric).finer();
    this.scale = metric.share() ? 100 : 1;
    this.rows = shown(results, metric);
    this.ruler =
        new Ruler(
            rows.stream()
                .flatMap(row -> row.bySeed(metric.name()).values().stream())
                .map(value -> value * scale)
                .toList(),
            WIDTH);
  }

  static SeedsView of(Results results, Table ablation) {
    Seeds seeds = new Seeds(results, ablation);
    return new SeedsView(
        Words.sentence(seeds.metric.title()) + (seeds.metric.share() ? ", %" : ""),
        WIDTH,
        seeds.ruler.ticks(),
        seeds.rows.stream().map(seeds::line).toList(),
        "Each dot is a finished seed, each bar a row’s mean"
            + (seeds.rows.size() < repeated(results, seeds.metric).size()
                ? "; shown are the best " + MOST_ROWS + " rows."
                : "."));
  }

  private Line line(Row row) {
    List<Double> values = row.bySeed(metric.name()).values().stream().sorted().toList();
    return new Line(
        row.label(),
        format.plain(values.get(0)) + " to " + format.plain(values.get(values.size() - 1)),
        ruler.at(mean(row) * scale),
        row.bySeed(metric.name()).entrySet().stream()
            .map(
                e ->
                    new Spot(
                        Long.toString(e.getKey()),
                        format.plain(e.getValue()),
                        ruler.at(e.getValue() * scale)))
            .toList());
  }

  private double mean(Row row) {
    return row.summary(metric.name()).map(Summary::mean).orElseThrow();
  }

  /** In the order of the table. */
  private static List<Row> shown(Results results, Metric metric) {
    List<Row> repeated = repeated(results, metric);
    double sign = results.objective().maximize() ? -1 : 1;
    double worst =
        repeated.stream()
            .map(row -> sign * row.summary(metric.name()).orElseThrow().mean())
            .sorted(Comparator.naturalOrder())
            .limit(MOST_ROWS)
            .reduce((a, b) -> b)
            .orElse(0.0);
    return repeated.stream()
        .filter(row -> sign * row.summary(metric.name()).orElseThrow().mean() <= worst)
        .limit(MOST_ROWS)
        .toList();
  }

  private static List<Row> repeated(Results results, Metric metric) {
    return results.settings().stream()
        .map(Setting::row)
        .filter(row -> row.summary(metric.name()).filter(s -> s.n() > 1).isPresent())
        .toList();
  }
}
