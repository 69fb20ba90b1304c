package dev.ablate.report.statistics;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The sign-flip permutation test of paired differences, two-sided: were the sign of each difference
 * a coin toss, how often would their sum be as far from zero as it is?
 *
 * <p>Fisher, The Design of Experiments (1935), section 21; Ernst, Permutation Methods, Statistical
 * Science 19 (2004). The same as {@code scipy.stats.permutation_test} of the mean with {@code
 * permutation_type = "samples"}.
 */
public final class SignFlipTest {

  /** Up to this many pairs every assignment of signs is counted; above, signs are drawn. */
  public static final int EXACT_PAIRS = 12;

  /** How many assignments are drawn where they are not all counted. */
  public static final int DRAWS = 100_000;

  private static final long SEED = 0x5167_F11BL;

  /** Sums that differ by rounding alone count as equal, as in scipy. */
  private static final double TOLERANCE = 1e-12;

  private SignFlipTest() {}

  /** The p-value; at least {@code 2 / 2^n}, and 1 where all differences are zero. */
  public static double pValue(double... differences) {
    if (differences.length == 0) {
      throw new IllegalArgumentException("no pairs to test");
    }
    return differences.length <= EXACT_PAIRS ? exact(differences) : sampled(differences);
  }

  private static double exact(double[] differences) {
    double threshold = threshold(differences);
    long assignments = 1L << differences.length;
    long extreme = 0;
    for (long signs = 0; signs < assignments; signs++) {
      if (Math.abs(sum(differences, signs)) >= threshold) {
        extreme++;
      }
    }
    return (double) extreme / assignments;
  }

  /** Counts the assignment that was observed, so the result is never 0 and the test stays valid. */
  private static double sampled(double[] differences) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);
    double threshold = threshold(differences);
    long extreme = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (double difference : differences) {
        sum += random.nextBoolean() ? difference : -difference;
      }
      if (Math.abs(sum) >= threshold) {
        extreme++;
      }
    }
    return extreme / (DRAWS + 1.0);
  }

  private static double sum(double[] differences, long signs) {
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
    }
    return sum;
  }

  private static double threshold(double[] differences) {
    double size = Arrays.stream(differences).map(Math::abs).sum();
    return Math.abs(Arrays.stream(differences).sum()) - TOLERANCE * size;
  }
}
