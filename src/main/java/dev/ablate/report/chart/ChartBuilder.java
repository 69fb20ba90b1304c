package dev.ablate.report.chart;

import dev.ablate.report.chart.Chart.Dot;
import dev.ablate.report.chart.Chart.Line;
import dev.ablate.report.chart.Chart.Rectangle;
import dev.ablate.report.chart.Chart.Tick;
import dev.ablate.report.chart.Curve.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out curves of one metric as a panel. */
public final class ChartBuilder {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 280;
  private static final Rectangle PLOT = new Rectangle(48, 12, 410, 242);
  private static final int X_TICKS = 6;
  private static final int Y_TICKS = 5;

  /** From this ratio of largest to smallest mean on, a linear axis would flatten most of it. */
  private static final double LOGARITHMIC_FROM = 50;

  /** The share of the axis that stays free above and below the curves. */
  private static final double ROOM = 0.04;

  private final List<Named> curves;
  private final Scale x;
  private final Scale y;

  /**
   * A curve with its name and its class of the style sheet.
   *
   * @param curve has at least one point
   */
  public record Named(String label, String style, Curve curve) {}

  private ChartBuilder(List<Named> curves) {
    this.curves = curves;
    this.x = Scale.over(min(Point::epoch), max(Point::epoch), PLOT.left(), PLOT.right(), false);
    this.y = yScale();
  }

  /** The panel of one curve or more. */
  public static Chart of(String title, List<Named> curves) {
    ChartBuilder builder = new ChartBuilder(curves);
    return new Chart(
        title,
        builder.y.logarithmic() ? "logarithmic axis" : "",
        builder.description(title),
        WIDTH,
        HEIGHT,
        PLOT,
        ticks(builder.x, builder.x.wholeTicks(X_TICKS)),
        ticks(builder.y, builder.y.ticks(Y_TICKS)),
        curves.stream().map(builder::line).toList());
  }

  private Scale yScale() {
    double low = min(Point::mean);
    double high = max(Point::mean);
    if (low > 0 && high / low >= LOGARITHMIC_FROM) {
      return Scale.over(low, high, PLOT.bottom(), PLOT.top(), true);
    }
    double room = (max(Point::high) - min(Point::low)) * ROOM;
    return Scale.over(
        min(Point::low) - room, max(Point::high) + room, PLOT.bottom(), PLOT.top(), false);
  }

  private String description(String title) {
    return String.format(
        "%s by epoch from %.0f to %.0f, one line a row: %s",
        title,
        min(Point::epoch),
        max(Point::epoch),
        curves.stream().map(Named::label).collect(Collectors.joining("; ")));
  }

  private Line line(Named named) {
    List<Point> points = named.curve().points();
    boolean single = points.size() == 1;
    boolean spread = points.stream().anyMatch(p -> p.low() < p.high());
    return new Line(
        named.label(),
        named.style(),
        single ? "" : "M" + path(points, Point::mean),
        spread && !single ? band(points) : "",
        single
            ? points.stream().map(p -> new Dot(at(x, p.epoch()), at(y, p.mean()))).toList()
            : List.of());
  }

  private String band(List<Point> points) {
    List<Point> back = new ArrayList<>(points);
    Collections.reverse(back);
    return "M" + path(points, Point::high) + "L" + path(back, Point::low) + "Z";
  }

  private String path(List<Point> points, ToDoubleFunction<Point> value) {
    return points.stream()
        .map(p -> at(x, p.epoch()) + " " + at(y, value.applyAsDouble(p)))
        .collect(Collectors.joining("L"));
  }

  private static List<Tick> ticks(Scale scale, List<BigDecimal> values) {
    return values.stream()
        .map(v -> new Tick(at(scale, v.doubleValue()), v.toPlainString().replace('-', '\u2212')))
        .toList();
  }

  private static String at(Scale scale, double value) {
    return String.format(Locale.ROOT, "%.1f", scale.position(value));
  }

  private double min(ToDoubleFunction<Point> value) {
    return points().mapToDouble(value).min().orElseThrow();
  }

  private double max(ToDoubleFunction<Point> value) {
    return points().mapToDouble(value).max().orElseThrow();
  }

  private Stream<Point> points() {
    return curves.stream().flatMap(named -> named.curve().points().stream());
  }
}
