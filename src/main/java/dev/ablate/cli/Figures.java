package dev.ablate.cli;

import dev.ablate.catalog.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How tables write numbers. */
final class Figures {
  private Figures() {}

  /** {@code 620,810}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 3 trials}, {@code 1 trial}. */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Four decimals: {@code 0.9825}. */
  static String metric(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** Two decimals. */
  static String seconds(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Three significant digits: {@code 0.000316}. */
  static String rate(double value) {
    return Double.isFinite(value)
        ? Numbers.text(new BigDecimal(value).round(new MathContext(3)).doubleValue())
        : Double.toString(value);
  }

  /** The value of a setting. */
  static String setting(@Nullable Object value) {
    if (value instanceof List<?> items) {
      return items.stream().map(Figures::setting).toList().toString();
    }
    if (value instanceof Double number) {
      return Numbers.text(number);
    }
    return value == null ? "none" : value.toString();
  }
}
