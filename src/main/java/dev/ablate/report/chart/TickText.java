package dev.ablate.report.chart;

import java.math.BigDecimal;

/** What stands beside a mark of an axis. */
final class TickText {
  private static final BigDecimal SMALL = new BigDecimal("0.001");

  private TickText() {}

  /** The number in full, below a thousandth as {@code 5e−4}; with real minus signs. */
  static String of(BigDecimal value) {
    boolean small = value.signum() != 0 && value.abs().compareTo(SMALL) < 0;
    return (small ? scientific(value.stripTrailingZeros()) : value.toPlainString())
        .replace('-', '\u2212');
  }

  private static String scientific(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
