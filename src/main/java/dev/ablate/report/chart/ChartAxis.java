package dev.ablate.report.chart;

import dev.ablate.report.chart.Chart.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * An axis of numbers, logarithmic where that spreads them more evenly, or of labels at equal
 * distances.
 *
 * @param labels empty for numbers; places are counted from 0
 * @param few the numbers, where they are few enough to be marked all; else empty
 */
record ChartAxis(Scale scale, List<String> labels, List<BigDecimal> few) {
  private static final double LOGARITHMIC_FROM = 8;
  private static final int MOST_LABELS = 12;
  private static final double CLOSEST_TICKS = 36;
  private static final int LONGEST_NUMBER = 6;
  private static final double LARGEST_PLAIN = 1e5;
  private static final double SMALLEST_PLAIN = 1e-4;

  /** An axis that holds these numbers. */
  static ChartAxis ofNumbers(double[] numbers, double start, double end) {
    double low = Arrays.stream(numbers).min().orElse(0);
    double high = Arrays.stream(numbers).max().orElse(1);
    Scale scale = Scale.over(low, high, start, end, geometric(numbers));
    double[] distinct = Arrays.stream(numbers).distinct().sorted().toArray();
    return new ChartAxis(
        scale,
        List.of(),
        apart(scale, distinct)
            ? Arrays.stream(distinct).mapToObj(n -> new BigDecimal(Double.toString(n))).toList()
            : List.of());
  }

  /** An axis on which each label has as much room. */
  static ChartAxis ofLabels(List<String> labels, double start, double end) {
    return new ChartAxis(
        Scale.over(-0.5, labels.size() - 0.5, start, end, false), List.copyOf(labels), List.of());
  }

  /** Whether numbers are short, and far enough from each other to be written side by side. */
  private static boolean apart(Scale scale, double[] ascending) {
    boolean brief =
        Arrays.stream(ascending)
            .allMatch(number -> Double.toString(number).length() <= LONGEST_NUMBER);
    return brief
        && IntStream.range(1, ascending.length)
            .mapToDouble(i -> scale.position(ascending[i]) - scale.position(ascending[i - 1]))
            .allMatch(distance -> Math.abs(distance) >= CLOSEST_TICKS);
  }

  /** Whether the middle number lies nearer to the middle by ratio than to that by difference. */
  private static boolean geometric(double[] numbers) {
    double[] sorted = Arrays.stream(numbers).distinct().sorted().toArray();
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    if (sorted.length < 3 || low <= 0 || high / low < LOGARITHMIC_FROM) {
      return false;
    }
    double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    double byRatio = Math.log(middle / low) / Math.log(high / low);
    double byDifference = (middle - low) / (high - low);
    return Math.abs(byRatio - 0.5) < Math.abs(byDifference - 0.5);
  }

  boolean logarithmic() {
    return scale.logarithmic();
  }

  boolean labelled() {
    return !labels.isEmpty();
  }

  double position(double value) {
    return scale.position(value);
  }

  /** How far neighbouring labels are apart. */
  double step() {
    return Math.abs(position(1) - position(0));
  }

  /**
   * Round numbers, or the labels; of very many labels some.
   *
   * @param longest of longer labels only the beginning is shown
   */
  List<Tick> ticks(int wanted, int longest) {
    if (!labelled()) {
      return few.isEmpty() ? ticks(scale, wanted) : ticks(scale, few);
    }
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < labels.size(); i += every()) {
      ticks.add(new Tick(Scale.coordinate(position(i)), shortened(labels.get(i), longest)));
    }
    return ticks;
  }

  /** One in this many labels is shown. */
  int every() {
    return (labels.size() + MOST_LABELS - 1) / MOST_LABELS;
  }

  /** The marks of an axis of numbers. */
  static List<Tick> ticks(Scale scale, int wanted) {
    return ticks(scale, scale.ticks(wanted));
  }

  private static List<Tick> ticks(Scale scale, List<BigDecimal> values) {
    return values.stream()
        .map(value -> new Tick(scale.at(value.doubleValue()), text(value)))
        .toList();
  }

  private static String text(BigDecimal value) {
    double size = Math.abs(value.doubleValue());
    boolean plain = size == 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN);
    String text =
        plain
            ? plain(value)
            : String.format(Locale.ROOT, "%.0e", value.doubleValue())
                .replaceFirst("e([-+])0", "e$1")
                .replace("e+", "e");
    return text.replace('-', '\u2212');
  }

  /** As many digits as there are, of whole numbers none after the point. */
  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0
        ? value.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
        : value.toPlainString();
  }

  private static String shortened(String label, int longest) {
    return label.length() <= longest
        ? label
        : label.substring(0, label.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
