package dev.ablate.report.chart;

import dev.ablate.report.chart.Chart.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lays out a metric against one axis. */
public final class SliceBuilder {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 230;
  private static final Rectangle PLOT = new Rectangle(48, 10, 312, 196);
  private static final int X_TICKS = 3;
  private static final int Y_TICKS = 5;
  private static final double ROOM = 0.04;

  /** Of the ticks' font, in the unit of the SVG. */
  private static final double LETTER_WIDTH = 6.2;

  /** More numbers are put into ranges, of which the means are drawn. */
  private static final int MOST_MEANS = 10;

  /** A mean over a range of numbers is one of this many settings or more. */
  private static final int SETTINGS_A_RANGE = 4;

  private final String title;
  private final List<Point> points;
  private final ChartAxis x;
  private final Scale y;

  /**
   * A setting.
   *
   * @param x its place on the axis: a number, or the place of its value among the labels
   * @param y its metric
   */
  public record Point(double x, double y) {}

  private SliceBuilder(String title, ChartAxis x, Scale y, List<Point> points) {
    this.title = title;
    this.x = x;
    this.y = y;
    this.points = points;
  }

  /**
   * The panel of an axis of numbers.
   *
   * @param points one or more
   */
  public static Slice ofNumbers(String title, String metric, List<Point> points) {
    double[] numbers = points.stream().mapToDouble(Point::x).toArray();
    ChartAxis x = ChartAxis.ofNumbers(numbers, PLOT.left() + 8, PLOT.right() - 8);
    return new SliceBuilder(title, x, scale(points), points).slice(metric, true);
  }

  /**
   * The panel of an axis of other values.
   *
   * @param labels of the values, in their order
   * @param points one or more
   */
  public static Slice ofLabels(
      String title, String metric, List<String> labels, List<Point> points) {
    ChartAxis x = ChartAxis.ofLabels(labels, PLOT.left(), PLOT.right());
    return new SliceBuilder(title, x, scale(points), points).slice(metric, false);
  }

  private Slice slice(String metric, boolean numbers) {
    return new Slice(
        title,
        x.logarithmic() ? "logarithmic axis" : "",
        metric + " against " + title + ", one dot a setting, and means",
        WIDTH,
        HEIGHT,
        PLOT,
        x.ticks(X_TICKS, longestLabel()),
        ChartAxis.ticks(y, Y_TICKS),
        dots(),
        numbers ? line() : strokes());
  }

  private int longestLabel() {
    return Math.max(3, (int) (x.step() * x.every() / LETTER_WIDTH));
  }

  private static Scale scale(List<Point> points) {
    double low = points.stream().mapToDouble(Point::y).min().orElseThrow();
    double high = points.stream().mapToDouble(Point::y).max().orElseThrow();
    double room = (high - low) * ROOM;
    return Scale.over(low - room, high + room, PLOT.bottom(), PLOT.top(), false);
  }

  /** Dots that fall on one another are one dot. */
  private String dots() {
    return points.stream()
        .map(p -> Math.round(x.position(p.x())) + " " + Math.round(y.position(p.y())))
        .distinct()
        .collect(Collectors.joining("h0M", "M", "h0"));
  }

  private String line() {
    List<String> places = new ArrayList<>();
    for (List<Point> group : groups()) {
      places.add(
          Scale.coordinate(x.position(mean(group.stream().mapToDouble(Point::x).toArray(), x)))
              + " "
              + y.at(mean(group)));
    }
    return "M" + String.join("L", places) + (places.size() == 1 ? "h0" : "");
  }

  private String strokes() {
    double half = x.step() * 0.3;
    return groups().stream()
        .map(
            group ->
                "M%s %sh%s"
                    .formatted(
                        Scale.coordinate(x.position(group.get(0).x()) - half),
                        y.at(mean(group)),
                        Scale.coordinate(2 * half)))
        .collect(Collectors.joining());
  }

  /** Points of equal place together; where places are many, those of neighbouring ones. */
  private List<List<Point>> groups() {
    List<Double> places = points.stream().map(Point::x).distinct().sorted().toList();
    int ranges = Math.max(2, Math.min(MOST_MEANS, points.size() / SETTINGS_A_RANGE));
    int groups = x.labelled() || places.size() <= MOST_MEANS ? places.size() : ranges;
    List<List<Point>> all = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      List<Double> of =
          places.subList(i * places.size() / groups, (i + 1) * places.size() / groups);
      double low = of.get(0);
      double high = of.get(of.size() - 1);
      all.add(points.stream().filter(p -> p.x() >= low && p.x() <= high).toList());
    }
    return all;
  }

  private static double mean(List<Point> group) {
    return group.stream().mapToDouble(Point::y).average().orElseThrow();
  }

  /** The middle of some places as the axis shows them. */
  private static double mean(double[] places, ChartAxis axis) {
    double sum = 0;
    for (double place : places) {
      sum += axis.logarithmic() ? Math.log(place) : place;
    }
    double mean = sum / places.length;
    return axis.logarithmic() ? Math.exp(mean) : mean;
  }
}
