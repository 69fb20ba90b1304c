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
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out curves of one metric as a panel. */
public final class ChartBuilder {
  private static final Frame PANEL = new Frame(420, 280, new Rectangle(48, 12, 410, 242), 6, 5);
  private static final Frame STRIP = new Frame(420, 130, new Rectangle(48, 8, 410, 92), 6, 3);

  /** From this ratio of largest to smallest mean on, a linear axis would flatten most of it. */
  private static final double LOGARITHMIC_FROM = 50;

  /** The share of the axis that stays free above and below the curves. */
  private static final double ROOM = 0.04;

  private final Frame frame;
  private final List<Named> curves;
  private final Scale x;
  private final Scale y;

  /**
   * A curve with its name and its class of the style sheet.
   *
   * @param curve has at least one point
   * @param best the epoch that is marked; empty for none
   */
  public record Named(String label, String style, Curve curve, OptionalInt best) {}

  /** Sizes and about how many ticks its axes have. */
  private record Frame(int width, int height, Rectangle plot, int xTicks, int yTicks) {}

  private ChartBuilder(Frame frame, List<Named> curves) {
    this.frame = frame;
    this.curves = curves;
    Rectangle plot = frame.plot();
    this.x = Scale.over(min(Point::epoch), max(Point::epoch), plot.left(), plot.right(), false);
    this.y = yScale();
  }

  /** The panel of one curve or more. */
  public static Chart of(String title, List<Named> curves) {
    return new ChartBuilder(PANEL, curves).chart(title);
  }

  /** The same, lower. */
  public static Chart strip(String title, List<Named> curves) {
    return new ChartBuilder(STRIP, curves).chart(title);
  }

  private Chart chart(String title) {
    return new Chart(
        title,
        y.logarithmic() ? "logarithmic axis" : "",
        description(title),
        frame.width(),
        frame.height(),
        frame.plot(),
        ticks(x, x.wholeTicks(frame.xTicks())),
        ticks(y, y.ticks(frame.yTicks())),
        curves.stream().map(this::line).toList());
  }

  private Scale yScale() {
    double low = min(Point::mean);
    double high = max(Point::mean);
    if (low > 0 && high / low >= LOGARITHMIC_FROM) {
      return Scale.over(low, high, frame.plot().bottom(), frame.plot().top(), true);
    }
    double room = (max(Point::high) - min(Point::low)) * ROOM;
    return Scale.over(
        min(Point::low) - room,
        max(Point::high) + room,
        frame.plot().bottom(),
        frame.plot().top(),
        false);
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
            ? points.stream().map(this::dot).toList()
            : points.stream().filter(p -> named.best().equals(best(p))).map(this::dot).toList());
  }

  private static OptionalInt best(Point point) {
    return OptionalInt.of(point.epoch());
  }

  private Dot dot(Point point) {
    return new Dot(x.at(point.epoch()), y.at(point.mean()));
  }

  private String band(List<Point> points) {
    List<Point> back = new ArrayList<>(points);
    Collections.reverse(back);
    return "M" + path(points, Point::high) + "L" + path(back, Point::low) + "Z";
  }

  private String path(List<Point> points, ToDoubleFunction<Point> value) {
    return points.stream()
        .map(p -> x.at(p.epoch()) + " " + y.at(value.applyAsDouble(p)))
        .collect(Collectors.joining("L"));
  }

  private static List<Tick> ticks(Scale scale, List<BigDecimal> values) {
    return values.stream().map(v -> new Tick(scale.at(v.doubleValue()), TickText.of(v))).toList();
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
