package dev.ablate.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution.Sampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Experiments in which nothing differs: how often does a table mark any row all the same? */
class FalseMarksTest {
  private static final int EXPERIMENTS = 1000;
  private static final int ROWS = 3;
  private static final int SEEDS = 8;

  @Test
  void atMostOneNullTableInTwentyHasAMark() {
    Sampler noise =
        NormalDistribution.of(0, 1).createSampler(RandomSource.XO_SHI_RO_256_PP.create(7));

    long tablesWithMark =
        IntStream.range(0, EXPERIMENTS).filter(i -> anyMark(differences(noise))).count();

    // The discrete test can reject at p = 2/256 and 4/256 for the smallest of three rows.
    assertThat(tablesWithMark).isLessThanOrEqualTo(EXPERIMENTS / 20).isPositive();
  }

  /** All rows share the baseline's noise, as they do in a table. */
  private static double[][] differences(Sampler noise) {
    double[] baseline = noise.samples(SEEDS).toArray();
    double[][] rows = new double[ROWS][SEEDS];
    for (double[] row : rows) {
      for (int seed = 0; seed < SEEDS; seed++) {
        row[seed] = noise.sample() - baseline[seed];
      }
    }
    return rows;
  }

  private static boolean anyMark(double[][] rows) {
    double[] raw =
        IntStream.range(0, ROWS).mapToDouble(i -> SignFlipTest.pValue(rows[i])).toArray();
    double[] corrected = Holm.adjust(raw);
    return IntStream.range(0, ROWS)
        .filter(i -> corrected[i] <= Holm.LEVEL)
        .anyMatch(i -> Comparison.of(rows[i]).withP(corrected[i]).marked());
  }
}
