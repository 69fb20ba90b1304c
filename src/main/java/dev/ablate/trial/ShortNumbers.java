package dev.ablate.trial;

import dev.ablate.catalog.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Set;

/**
 * How the numbers of an axis are shown in labels: as they are, but long ones, which a search drew
 * or a spacing gave, in as few digits as tell all of the axis apart.
 *
 * @param digits of long numbers
 */
public record ShortNumbers(int digits) {
  private static final int FEWEST = 4;
  private static final int ALL = 17;

  /** A number that somebody wrote has hardly more digits. */
  private static final int MOST_WRITTEN = 8;

  /** For these numbers, of which not all need be finite. */
  public static ShortNumbers of(Set<Double> numbers) {
    double[] sorted =
        numbers.stream().mapToDouble(n -> n).filter(Double::isFinite).sorted().toArray();
    ShortNumbers shown = new ShortNumbers(FEWEST);
    for (int i = 1; i < sorted.length; i++) {
      while (shown.digits < ALL && shown.mixesUp(sorted[i - 1], sorted[i])) {
        shown = new ShortNumbers(shown.digits + 1);
      }
    }
    return shown;
  }

  /** Whether a number is too long to be shown as it is. */
  static boolean isLong(double number) {
    return Double.isFinite(number)
        && new BigDecimal(Double.toString(number)).stripTrailingZeros().precision() > MOST_WRITTEN;
  }

  /** A value in a few words; see {@link Value#shortText}. */
  public String text(Value value) {
    return value instanceof Value.Real real
        ? new Value.Real(shown(real.value())).toString()
        : value.shortText();
  }

  private boolean mixesUp(double low, double high) {
    double farApart = 2 * Math.max(Math.abs(low), Math.abs(high)) * Math.pow(10, 1 - digits);
    return high - low < farApart && shown(low) == shown(high);
  }

  private double shown(double number) {
    return isLong(number)
        ? new BigDecimal(number).round(new MathContext(digits)).doubleValue()
        : number;
  }
}
