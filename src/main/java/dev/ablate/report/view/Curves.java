package dev.ablate.report.view;

import dev.ablate.report.chart.Chart;
import dev.ablate.report.chart.ChartBuilder;
import dev.ablate.report.chart.ChartBuilder.Named;
import dev.ablate.report.chart.Curve;
import dev.ablate.report.chart.Curve.Point;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Row;
import dev.ablate.report.results.Setting;
import dev.ablate.report.statistics.Summary;
import dev.ablate.report.view.CurveGrouping.Member;
import dev.ablate.report.view.CurvesView.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** Draws training loss, validation loss and what trials are selected by, a line for each row. */
final class Curves {

  /**
   * The style sheet has this many colours that everyone can tell apart, the baseline's included.
   */
  static final int MOST_LINES = 8;

  private static final int MOST_PANELS = 4;

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
        Stream.concat(
                metrics(results).stream().flatMap(metric -> curves.chart(metric).stream()),
                curves.rates().stream())
            .toList();
    List<Entry> legend = new ArrayList<>();
    for (int i = 0; i < curves.shown.size(); i++) {
      legend.add(new Entry(curves.shown.get(i).row().label(), curves.style(i)));
    }
    return new CurvesView(
        charts.isEmpty() ? List.of() : legend, charts, curves.caption(), curves.data());
  }

  private String data() {
    List<Member> rows = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      rows.add(new Member(style(i), shown.get(i).row()));
    }
    return CurveData.of(metrics(results), CurveGrouping.all(results, rows));
  }

  private Optional<Chart> chart(Metric metric) {
    boolean held = metric.name().startsWith("val_");
    List<Named> curves = named(row -> Curve.of(row, metric.name(), metric.share() ? 100 : 1), held);
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(ChartBuilder.of(CurveData.title(metric), curves));
  }

  /** Empty where all rows have one rate all the time. */
  private Optional<Chart> rates() {
    List<Named> curves = named(Curve::ofRates, false);
    long distinct =
        curves.stream()
            .flatMap(named -> named.curve().points().stream())
            .map(Point::mean)
            .distinct()
            .count();
    return distinct < 2
        ? Optional.empty()
        : Optional.of(ChartBuilder.strip("Learning rate at the end of each epoch", curves));
  }

  private List<Named> named(Function<Row, Curve> curveOf, boolean marked) {
    List<Named> curves = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      Row row = shown.get(i).row();
      Curve curve = curveOf.apply(row);
      if (!curve.points().isEmpty()) {
        OptionalInt best = marked ? Curve.bestEpoch(row) : OptionalInt.empty();
        curves.add(new Named(row.label(), style(i), curve, best));
      }
    }
    return curves;
  }

  /** The first baseline row has a style of its own; the others are numbered. */
  private String style(int index) {
    return index == 0 && shown.get(0).baseline() ? "line-base" : "line-" + index;
  }

  private String caption() {
    String text =
        "Each line is a row’s mean over seeds, its band mean ± standard deviation; a dot on a"
            + " validation curve marks the row’s best epoch by the objective (median over seeds).";
    int all = results.settings().size();
    String chosen = results.baselines().isEmpty() ? "the best" : "the baseline’s and the best";
    return shown.size() == all
        ? text
        : text
            + String.format(
                " Shown are %d of %d rows: %s by the objective.", shown.size(), all, chosen);
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

  /** The objective's metric on the training rows. */
  private static String trained(Results results) {
    return results.objective().metric().replaceFirst("^val_", "train_");
  }

  /** With a loss as objective, the other validation metric is shown beside it. */
  private static List<Metric> metrics(Results results) {
    Stream<String> validation =
        results.metrics().stream().map(Metric::name).filter(name -> name.startsWith("val_"));
    return Stream.concat(
            Stream.of("train_loss", "val_loss", trained(results), results.objective().metric()),
            validation)
        .distinct()
        .limit(MOST_PANELS)
        .map(name -> Metric.of(name, results.objective()))
        .toList();
  }
}
