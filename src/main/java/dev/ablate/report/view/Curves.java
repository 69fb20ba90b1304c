package dev.ablate.report.view;

import dev.ablate.report.chart.Chart;
import dev.ablate.report.chart.ChartBuilder;
import dev.ablate.report.chart.ChartBuilder.Named;
import dev.ablate.report.chart.Curve;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Setting;
import dev.ablate.report.statistics.Summary;
import dev.ablate.report.view.CurvesView.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws training loss, validation loss and what trials are selected by, a line for each row. */
final class Curves {

  /** The style sheet has so many colours that everyone can tell apart, the baseline's included. */
  static final int MOST_LINES = 8;

  private final Results results;
  private final List<Setting> shown;

  private Curves(Results results) {
    this.results = results;
    this.shown = shown(results);
  }

  /** The curves. */
  static CurvesView of(Results results) {
    Curves curves = new Curves(results);
    List<Chart> charts =
        metrics(results).stream().flatMap(metric -> curves.chart(metric).stream()).toList();
    List<Entry> legend = new ArrayList<>();
    for (int i = 0; i < curves.shown.size(); i++) {
      legend.add(new Entry(curves.shown.get(i).row().label(), curves.style(i)));
    }
    return new CurvesView(charts.isEmpty() ? List.of() : legend, charts, curves.caption());
  }

  private Optional<Chart> chart(Metric metric) {
    List<Named> curves = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      Curve curve = Curve.of(shown.get(i).row(), metric.name(), metric.share() ? 100 : 1);
      if (!curve.points().isEmpty()) {
        curves.add(new Named(shown.get(i).row().label(), style(i), curve));
      }
    }
    String title = Words.sentence(metric.title()) + (metric.share() ? ", %" : "");
    return curves.isEmpty() ? Optional.empty() : Optional.of(ChartBuilder.of(title, curves));
  }

  /** The first baseline row has a style of its own; the others are numbered. */
  private String style(int index) {
    return index == 0 && shown.get(0).baseline() ? "line-base" : "line-" + index;
  }

  private String caption() {
    String text = "Each line is a row’s mean over seeds, its band mean ± standard deviation.";
    int all = results.settings().size();
    return shown.size() == all
        ? text
        : text
            + String.format(
                " Shown are %d of %d rows: the baseline’s and the best by the objective.",
                shown.size(), all);
  }

  /** Baselines first, then the best rows, in the order of the table. */
  private static List<Setting> shown(Results results) {
    Metric objective = results.metrics().get(0);
    double sign = results.objective().maximize() ? -1 : 1;
    Comparator<Setting> bestFirst =
        Comparator.comparing(Setting::baseline)
            .reversed()
            .thenComparingDouble(
                s ->
                    s.row().summary(objective.name()).map(Summary::mean).orElse(Double.NaN) * sign);
    List<Setting> best = results.settings().stream().sorted(bestFirst).limit(MOST_LINES).toList();
    return results.settings().stream().filter(best::contains).toList();
  }

  /** With a loss as objective, the other validation metric is shown beside it. */
  private static List<Metric> metrics(Results results) {
    Stream<String> validation =
        results.metrics().stream().map(Metric::name).filter(name -> name.startsWith("val_"));
    return Stream.concat(
            Stream.of("train_loss", "val_loss", results.objective().metric()), validation)
        .distinct()
        .limit(3)
        .map(name -> Metric.of(name, results.objective()))
        .toList();
  }
}
