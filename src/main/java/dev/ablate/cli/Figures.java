package dev.ablate.cli;

import dev.ablate.catalog.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How tables write numbers. */
final class Figures {
  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB");

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

  /** {@code 812 bytes}, {@code 3.1 kB}, {@code 20.5 MB}, in powers of 1000. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " bytes";
    }
    double value = bytes / 1e3;
    int unit = 0;
    while (value >= 999.95 && unit < UNITS.size() - 1) {
      value /= 1e3;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
  }
}
