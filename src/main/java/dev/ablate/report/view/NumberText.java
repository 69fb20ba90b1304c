package dev.ablate.report.view;

import dev.ablate.report.results.Metric;
import dev.ablate.report.statistics.Comparison;
import dev.ablate.report.statistics.Interval;
import dev.ablate.report.statistics.Summary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * How the numbers of one column are written: as many digits as their deviation justifies, shares in
 * percent.
 *
 * @param decimals digits after the point
 * @param percent whether numbers are multiplied by 100
 */
record NumberText(int decimals, boolean percent) {
  private static final int MOST_DECIMALS = 8;
  private static final int DIGITS_OF_DEVIATION = 2;
  private static final int DIGITS_WITHOUT_DEVIATION = 4;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final double TOO_LONG = 1e7;

  /**
   * The format of a column: two digits of the median deviation; four digits of the largest mean
   * where nothing has a deviation.
   */
  static NumberText of(Metric column, List<Summary> summaries) {
    if (column.name().equals(Metric.PARAMETERS)) {
      return new NumberText(0, false);
    }
    double scale = column.share() ? 100 : 1;
    double[] deviations =
        summaries.stream()
            .flatMapToDouble(s -> s.std().stream())
            .filter(std -> std > 0)
            .sorted()
            .toArray();
    int decimals =
        deviations.length == 0
            ? DIGITS_WITHOUT_DEVIATION - digitsBeforePoint(largest(summaries) * scale)
            : decimalsOf(deviations[deviations.length / 2] * scale);
    return new NumberText(clamped(decimals), column.share());
  }

  /**
   * The format of a difference of such numbers and of its interval: two digits of its own spread,
   * which pairs by seed can make much smaller than the deviations; as the numbers without a spread.
   */
  NumberText of(Comparison comparison) {
    double spread = comparison.spread() * (percent ? 100 : 1);
    return spread > 0 ? new NumberText(clamped(decimalsOf(spread)), percent) : this;
  }

  /** The number, with a real minus sign. */
  String plain(double value) {
    double shown = percent ? value * 100 : value;
    String text =
        Math.abs(shown) >= TOO_LONG && decimals > 0
            ? String.format(Locale.ROOT, "%.2e", shown)
            : grouped(new BigDecimal(shown).setScale(decimals, RoundingMode.HALF_EVEN));
    return isZero(text) ? text.replace("-", "") : text.replace('-', '\u2212');
  }

  /** The number with its sign, plus included; zero has none. */
  String signed(double value) {
    String text = plain(value);
    return value > 0 && !isZero(text) ? "+" + text : text;
  }

  /** Whether nothing is left of the number at this many digits. */
  boolean vanishes(double value) {
    return isZero(plain(value));
  }

  /** What the last digit counts: {@code 0.001}. */
  String smallestStep() {
    return BigDecimal.ONE.movePointLeft(decimals).toPlainString();
  }

  /** {@code +0.1 to +0.3}. */
  String range(Interval interval) {
    return range(signed(interval.low()), signed(interval.high()));
  }

  /** From one number to another. */
  static String range(String low, String high) {
    return low + " to " + high;
  }

  /** {@code 0.412 ± 0.013}; without a deviation the mean alone. */
  String meanAndStd(Summary summary) {
    String mean = plain(summary.mean());
    return summary.std().isPresent() ? plusMinus(mean, plain(summary.std().getAsDouble())) : mean;
  }

  /** A number with its deviation. */
  static String plusMinus(String mean, String std) {
    return mean + "\u00a0±\u00a0" + std;
  }

  /** The same with one digit more, for single trials. */
  NumberText finer() {
    return new NumberText(Math.min(MOST_DECIMALS, decimals + 1), percent);
  }

  /** What a difference is counted in, with a leading space: percentage points, or nothing. */
  String unit() {
    return percent ? " points" : "";
  }

  /** A p-value: three decimals below 0.1, two above; {@code 0.031}, {@code 0.4}. */
  static String p(double p) {
    int places = p < 0.001 ? 6 : p < 0.1 ? 3 : 2;
    return String.format(Locale.ROOT, "%." + places + "f", p).replaceFirst("\\.?0+$", "");
  }

  private static String grouped(BigDecimal number) {
    if (number.abs().compareTo(THOUSAND) < 0) {
      return number.toPlainString();
    }
    String plain = String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
    return plain.replace(',', Words.THIN_SPACE);
  }

  private static boolean isZero(String text) {
    return text.chars().noneMatch(c -> c >= '1' && c <= '9');
  }

  private static double largest(List<Summary> summaries) {
    return summaries.stream().mapToDouble(s -> Math.abs(s.mean())).max().orElse(1);
  }

  private static int decimalsOf(double deviation) {
    return DIGITS_OF_DEVIATION - digitsBeforePoint(deviation);
  }

  private static int clamped(int decimals) {
    return Math.max(0, Math.min(MOST_DECIMALS, decimals));
  }

  private static int digitsBeforePoint(double value) {
    return value > 0 ? (int) Math.floor(Math.log10(value)) + 1 : 1;
  }
}
