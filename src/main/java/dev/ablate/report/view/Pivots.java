package dev.ablate.report.view;

import dev.ablate.report.results.Axis;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Pivot;
import dev.ablate.report.results.Row;
import dev.ablate.report.statistics.Summary;
import dev.ablate.report.view.PivotView.Line;
import dev.ablate.report.view.PivotView.Spot;
import dev.ablate.trial.Placement;
import dev.ablate.trial.RowLabels;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the numbers of a pivot as text and heat. */
final class Pivots {
  private final Pivot pivot;
  private final Metric metric;
  private final NumberText format;
  private final DoubleSummaryStatistics means;
  private final double best;

  private Pivots(Pivot pivot) {
    this.pivot = pivot;
    this.metric = pivot.metric();
    this.format = NumberText.of(metric, summaries(cells()).toList());
    this.means = summaries(cells()).mapToDouble(Summary::mean).summaryStatistics();
    this.best =
        summaries(cells().filter(cell -> !cell.lossy()))
            .mapToDouble(Summary::mean)
            .reduce((a, b) -> metric.better(b, a) ? b : a)
            .orElse(Double.NaN);
  }

  static PivotView of(Pivot pivot) {
    Pivots pivots = new Pivots(pivot);
    String percent = pivot.metric().share() ? ", %" : "";
    return new PivotView(
        Words.sentence(pivot.metric().title())
            + percent
            + " by "
            + pivot.down().name()
            + " and "
            + pivot.across().name(),
        "Mean ± standard deviation over all finished trials of both values, whatever else they"
            + " differ in; the stronger the colour, the better.",
        pivot.down().name() + " ↓ " + pivot.across().name() + " →",
        labels(pivot.across()),
        pivots.lines());
  }

  private List<Line> lines() {
    List<String> labels = labels(pivot.down());
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      lines.add(new Line(labels.get(i), pivot.rows().get(i).stream().map(this::spot).toList()));
    }
    return lines;
  }

  private Spot spot(Row cell) {
    if (cell.planned() == 0) {
      return new Spot("not planned", 0, false);
    }
    return cell.summary(metric.name())
        .map(
            summary ->
                new Spot(
                    format.meanAndStd(summary) + (cell.lossy() ? ", " + TableViews.note(cell) : ""),
                    heat(summary.mean()),
                    !cell.lossy() && summary.mean() == best))
        .orElseGet(() -> new Spot(TableViews.note(cell), 0, false));
  }

  private int heat(double mean) {
    double range = means.getMax() - means.getMin();
    double share = range == 0 ? 0 : (mean - means.getMin()) / range;
    return (int) Math.round(PivotView.HEATS * (metric.maximize().orElse(true) ? share : 1 - share));
  }

  private Stream<Row> cells() {
    return pivot.rows().stream().flatMap(List::stream);
  }

  private Stream<Summary> summaries(Stream<Row> cells) {
    return cells.flatMap(cell -> cell.summary(metric.name()).stream());
  }

  private static List<String> labels(Axis axis) {
    RowLabels labels =
        RowLabels.of(
            axis.settings().keySet().stream()
                .map(value -> new Placement("", Map.of(axis.name(), value))));
    return axis.settings().keySet().stream().map(v -> labels.text(axis.name(), v)).toList();
  }
}
