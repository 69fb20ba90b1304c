package dev.ablate.report.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ablate.report.chart.Curve;
import dev.ablate.report.chart.Curve.Point;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Row;
import dev.ablate.report.view.CurveGrouping.Member;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The learning curves as the page's script draws them anew: by other groups, with other bands, over
 * steps or time.
 */
final class CurveData {

  /** More would be finer than the pixels of a panel. */
  private static final int MOST_POINTS = 120;

  /** Every row of the leaderboard has a line. */
  private static final int MOST_POINTS_OF_A_LINE = 40;

  private static final MathContext DIGITS = new MathContext(5);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<Metric> metrics;

  private CurveData(List<Metric> metrics) {
    this.metrics = metrics;
  }

  /**
   * {@code {"metrics": [{"title", "name"}], "groupings": [{"name", "groups": [{"label", "style",
   * "best", "epoch", "step", "time", "rate", "curves": [{"mean", "std", "interval", "min",
   * "max"}]}]}]}}, lists by epoch; safe inside of a script element.
   */
  static String of(List<Metric> metrics, List<CurveGrouping> groupings) {
    CurveData data = new CurveData(metrics);
    ObjectNode json = JSON.objectNode();
    ArrayNode names = json.putArray("metrics");
    metrics.forEach(m -> names.addObject().put("title", title(m)).put("name", m.name()));
    ArrayNode all = json.putArray("groupings");
    for (CurveGrouping grouping : groupings) {
      ArrayNode groups = all.addObject().put("name", grouping.name()).putArray("groups");
      grouping.members().forEach(member -> groups.add(data.group(member)));
    }
    return json.toString().replace("<", "\\u003c");
  }

  /** The means of a curve, each behind its epoch, separated by spaces. */
  static String line(Curve curve) {
    return thinned(curve.points(), MOST_POINTS_OF_A_LINE)
        .map(point -> point.epoch() + " " + rounded(point.mean()))
        .collect(Collectors.joining(" "));
  }

  /** What stands above the panel of a metric. */
  static String title(Metric metric) {
    return Words.sentence(metric.title()) + (metric.share() ? ", %" : "");
  }

  private ObjectNode group(Member member) {
    Row row = member.row();
    List<Integer> epochs =
        thinned(Curve.ofRates(row).points(), MOST_POINTS).map(Point::epoch).toList();
    ObjectNode json = JSON.objectNode().put("label", row.label()).put("style", member.style());
    json.put("best", Curve.bestEpoch(row).orElse(0));
    ArrayNode numbers = json.putArray("epoch");
    epochs.forEach(numbers::add);
    json.set("step", list(Curve.ofSteps(row), epochs, Point::mean));
    json.set("time", list(Curve.ofSeconds(row), epochs, Point::mean));
    json.set("rate", list(Curve.ofRates(row), epochs, Point::mean));
    ArrayNode curves = json.putArray("curves");
    for (Metric metric : metrics) {
      Curve curve = Curve.of(row, metric.name(), metric.share() ? 100 : 1);
      ObjectNode lists = curves.addObject();
      spread().forEach((name, number) -> lists.set(name, list(curve, epochs, number)));
    }
    return json;
  }

  private static Map<String, ToDoubleFunction<Point>> spread() {
    return new TreeMap<>(
        Map.of(
            "mean",
            Point::mean,
            "std",
            Point::std,
            "interval",
            point -> point.values().halfInterval().orElse(0),
            "min",
            Point::min,
            "max",
            Point::max));
  }

  /** Null at epochs that a curve lacks. */
  private static ArrayNode list(Curve curve, List<Integer> epochs, ToDoubleFunction<Point> number) {
    Map<Integer, Point> points =
        curve.points().stream().collect(Collectors.toMap(Point::epoch, Function.identity()));
    ArrayNode list = JSON.arrayNode();
    for (Integer epoch : epochs) {
      Point point = points.get(epoch);
      if (point == null) {
        list.addNull();
      } else {
        list.add(rounded(number.applyAsDouble(point)));
      }
    }
    return list;
  }

  private static Stream<Point> thinned(List<Point> points, int most) {
    int step = (points.size() + most - 1) / most;
    return IntStream.range(0, points.size())
        .filter(i -> i % step == 0 || i == points.size() - 1)
        .mapToObj(points::get);
  }

  private static BigDecimal rounded(double value) {
    return value == 0 ? BigDecimal.ZERO : new BigDecimal(value).round(DIGITS).stripTrailingZeros();
  }
}
