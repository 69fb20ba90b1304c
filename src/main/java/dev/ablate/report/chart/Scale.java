package dev.ablate.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps numbers to places on a line.
 *
 * @param low the number at {@code start}
 * @param high the number at {@code end}
 * @param start a coordinate
 * @param end a coordinate, which may be the smaller one
 * @param logarithmic whether equal ratios are equal distances
 */
record Scale(double low, double high, double start, double end, boolean logarithmic) {

  /** A scale over these numbers; equal ones get some room. */
  static Scale over(double low, double high, double start, double end, boolean logarithmic) {
    if (low < high) {
      return new Scale(low, high, start, end, logarithmic);
    }
    double room = low == 0 ? 1 : Math.abs(low) / 10;
    return new Scale(low - room, low + room, start, end, logarithmic);
  }

  /** The place of a number; beyond the ends it stops there. */
  double position(double value) {
    double share =
        logarithmic
            ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return start + Math.max(0, Math.min(1, share)) * (end - start);
  }

  /** The place of a number as SVG has it. */
  String at(double value) {
    return coordinate(position(value));
  }

  /** A place to a tenth, which is finer than anyone sees. */
  static String coordinate(double place) {
    long tenths = Math.round(place * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
  }

  /** Round numbers to mark, ascending, about {@code wanted} of them. */
  List<BigDecimal> ticks(int wanted) {
    return logarithmic ? powers(wanted) : multiples(step((high - low) / wanted));
  }

  /** The same with whole numbers only. */
  List<BigDecimal> wholeTicks(int wanted) {
    return multiples(step((high - low) / wanted).max(BigDecimal.ONE));
  }

  private List<BigDecimal> multiples(BigDecimal step) {
    List<BigDecimal> ticks = new ArrayList<>();
    BigDecimal tick = new BigDecimal(low).divide(step, 0, RoundingMode.CEILING).multiply(step);
    while (tick.doubleValue() <= high) {
      ticks.add(tick);
      tick = tick.add(step);
    }
    return ticks;
  }

  /** The smallest of 1, 2 and 5 times a power of ten that is not below {@code rough}. */
  private static BigDecimal step(double rough) {
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(rough)));
    for (int digit : List.of(1, 2, 5)) {
      BigDecimal step = power.multiply(BigDecimal.valueOf(digit));
      if (step.doubleValue() >= rough) {
        return step.stripTrailingZeros();
      }
    }
    return power.multiply(BigDecimal.TEN).stripTrailingZeros();
  }

  /** Powers of ten; with 2 and 5 times them where that is not too many. */
  private List<BigDecimal> powers(int wanted) {
    List<BigDecimal> dense = powersTimes(List.of(1, 2, 5));
    return dense.size() <= 2 * wanted ? dense : powersTimes(List.of(1));
  }

  private List<BigDecimal> powersTimes(List<Integer> digits) {
    List<BigDecimal> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    for (int power = first; power <= last; power++) {
      for (int digit : digits) {
        BigDecimal tick = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
        if (tick.doubleValue() >= low && tick.doubleValue() <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }
}
