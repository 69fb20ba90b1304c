package dev.ablate.report.view;

import dev.ablate.report.axes.Factor;
import dev.ablate.report.axes.Factors;
import dev.ablate.report.axes.Importance;
import dev.ablate.report.axes.Importances;
import dev.ablate.report.chart.Slice;
import dev.ablate.report.chart.SliceBuilder;
import dev.ablate.report.chart.SliceBuilder.Point;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Results;
import dev.ablate.report.statistics.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws what varies, and what it does to the objective. */
final class AxesViews {

  /** More would be too narrow to read; the most important are drawn. */
  private static final int MOST_UPRIGHT = 9;

  private static final int MOST_SLICES = 8;

  private final Results results;
  private final Metric metric;
  private final List<Factor> factors;

  /** Most important first; those whose importance is unknown last. */
  private final List<Factor> ordered;

  private AxesViews(Results results, List<Factor> factors, Importances importances) {
    this.results = results;
    this.metric = results.metrics().get(0);
    this.factors = factors;
    this.ordered =
        Stream.concat(
                importances.alone().stream().map(Importance::factors).flatMap(List::stream),
                factors.stream())
            .distinct()
            .toList();
  }

  /** Nothing where no axis varies. */
  static AxesView of(Results results) {
    List<Factor> factors = Factors.of(results);
    if (Factors.onlyVariants(factors)) {
      return new AxesView(List.of(), List.of(), List.of(), "", List.of(), "");
    }
    Importances importances = Importances.of(results, factors);
    AxesViews views = new AxesViews(results, factors, importances);
    return new AxesView(
        Parallels.of(results, views.upright()).stream().toList(),
        factors.size() < 2 ? List.of() : List.of(ImportanceViews.of(results, importances)),
        views.ordered.stream().limit(MOST_SLICES).flatMap(f -> views.slice(f).stream()).toList(),
        views.sliceCaption(),
        HeatMaps.of(results, importances),
        views.title());
  }

  /** In the order of the file. */
  private List<Factor> upright() {
    List<Factor> drawn = ordered.stream().limit(MOST_UPRIGHT).toList();
    return factors.stream().filter(drawn::contains).toList();
  }

  private Optional<Slice> slice(Factor factor) {
    FactorText text = new FactorText(factor);
    List<Point> points =
        IntStream.range(0, results.settings().size())
            .filter(factor::has)
            .filter(i -> mean(i).isPresent())
            .mapToObj(i -> new Point(text.place(i), mean(i).getAsDouble()))
            .toList();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        factor.numeric()
            ? SliceBuilder.ofNumbers(factor.title(), title(), points)
            : SliceBuilder.ofLabels(factor.title(), title(), text.labels(), points));
  }

  private OptionalDouble mean(int setting) {
    double scale = metric.share() ? 100 : 1;
    return results.settings().get(setting).row().summary(metric.name()).stream()
        .mapToDouble(Summary::mean)
        .map(mean -> mean * scale)
        .findFirst();
  }

  private String title() {
    return Words.sentence(metric.title()) + (metric.share() ? ", %" : "");
  }

  private String sliceCaption() {
    String text =
        "Each dot is a setting’s mean over seeds, the line or stroke the mean over all settings of"
            + " a value, or of a range of many values, whatever else they differ in.";
    return ordered.size() <= MOST_SLICES
        ? text
        : text
            + " Shown are the %d most important of %d axes.".formatted(MOST_SLICES, ordered.size());
  }
}
