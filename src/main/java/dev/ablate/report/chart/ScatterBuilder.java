package dev.ablate.report.chart;

import dev.ablate.report.chart.Chart.Rectangle;
import dev.ablate.report.chart.Chart.Tick;
import dev.ablate.report.chart.Scatter.Spot;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Lays out points of cost and quality, with those that no other beats in both. */
public final class ScatterBuilder {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 280;
  private static final Rectangle PLOT = new Rectangle(48, 12, 410, 242);
  private static final int TICKS = 5;

  /** From this ratio on a linear axis would press most points together. */
  private static final double LOGARITHMIC_FROM = 20;

  private static final double ROOM = 0.06;

  private final List<Pair> pairs;
  private final Scale x;
  private final Scale y;

  /** A point to draw. */
  public record Pair(String label, String style, double cost, double quality) {}

  private ScatterBuilder(List<Pair> pairs) {
    this.pairs = pairs;
    this.x = scale(Pair::cost, PLOT.left(), PLOT.right(), true);
    this.y = scale(Pair::quality, PLOT.bottom(), PLOT.top(), false);
  }

  /**
   * The panel of one point or more.
   *
   * @param title what the y axis shows
   * @param front members of the Pareto front
   */
  public static Scatter of(String title, String xName, List<Pair> pairs, List<Pair> front) {
    ScatterBuilder builder = new ScatterBuilder(pairs);
    return new Scatter(
        title,
        xName,
        builder.x.logarithmic() ? "logarithmic axis" : "",
        title + " against " + xName + ", one point a row",
        WIDTH,
        HEIGHT,
        PLOT,
        ticks(builder.x),
        ticks(builder.y),
        pairs.stream().map(builder::spot).toList(),
        builder.path(front));
  }

  /**
   * The pairs that no other beats in cost or quality without being worse in the other, cheapest
   * first.
   *
   * @param maximize whether more quality is better; less cost always is
   */
  public static List<Pair> front(List<Pair> pairs, boolean maximize) {
    return pairs.stream()
        .filter(pair -> pairs.stream().noneMatch(other -> beats(other, pair, maximize)))
        .sorted(Comparator.comparingDouble(Pair::cost))
        .toList();
  }

  private static boolean beats(Pair a, Pair b, boolean maximize) {
    double gain = maximize ? a.quality() - b.quality() : b.quality() - a.quality();
    return a.cost() <= b.cost() && gain >= 0 && (a.cost() < b.cost() || gain > 0);
  }

  private Scale scale(ToDoubleFunction<Pair> value, int start, int end, boolean mayBeLogarithmic) {
    double low = pairs.stream().mapToDouble(value).min().orElseThrow();
    double high = pairs.stream().mapToDouble(value).max().orElseThrow();
    if (mayBeLogarithmic && low > 0 && high / low >= LOGARITHMIC_FROM) {
      double factor = Math.pow(high / low, ROOM);
      return Scale.over(low / factor, high * factor, start, end, true);
    }
    double room = (high - low) * ROOM;
    return Scale.over(low - room, high + room, start, end, false);
  }

  private Spot spot(Pair pair) {
    return new Spot(pair.label(), pair.style(), x.at(pair.cost()), y.at(pair.quality()));
  }

  private String path(List<Pair> front) {
    return front.size() < 2
        ? ""
        : front.stream()
            .map(pair -> x.at(pair.cost()) + " " + y.at(pair.quality()))
            .collect(Collectors.joining("L", "M", ""));
  }

  private static List<Tick> ticks(Scale scale) {
    return scale.ticks(TICKS).stream()
        .map(value -> new Tick(scale.at(value.doubleValue()), text(value)))
        .toList();
  }

  private static String text(BigDecimal value) {
    boolean thousands = value.abs().compareTo(BigDecimal.valueOf(10_000)) >= 0;
    return thousands
        ? TickText.of(value.movePointLeft(3).stripTrailingZeros()) + "k"
        : TickText.of(value);
  }
}
