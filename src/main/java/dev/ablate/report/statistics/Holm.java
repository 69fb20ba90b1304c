package dev.ablate.report.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction of p-values for many tests at once: keeps the chance of any false rejection
 * below the level, whatever the dependence of the tests.
 *
 * <p>Holm, A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal of
 * Statistics 6 (1979). The same as R's {@code p.adjust(p, "holm")}.
 */
public final class Holm {

  /** The level at which a difference is marked. */
  public static final double LEVEL = 0.05;

  private Holm() {}

  /** Adjusted p-values, in the order given. */
  public static double[] adjust(double... pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      double scaled = (pValues.length - rank) * pValues[ascending[rank]];
      largest = Math.min(1, Math.max(largest, scaled));
      adjusted[ascending[rank]] = largest;
    }
    return adjusted;
  }

  /**
   * The fewest pairs with which the sign-flip test can reject after correction: the smallest n
   * whose smallest possible p, {@code 2 / 2^n}, times the number of tests is at most {@link
   * #LEVEL}.
   *
   * @param tests how many rows are tested, at least 1
   */
  public static int fewestPairs(int tests) {
    int pairs = 1;
    while (Math.scalb(2.0, -pairs) * tests > LEVEL) {
      pairs++;
    }
    return pairs;
  }
}
