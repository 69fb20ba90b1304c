package dev.ablate.report.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * A row against the baseline, seed by seed.
 *
 * @param pairs how many seeds both have
 * @param difference the mean of row minus baseline
 * @param interval its 95 % interval, where there are pairs enough
 * @param p of the sign-flip test; of one comparison alone until {@link #withP} corrects it
 */
public record Comparison(int pairs, double difference, Optional<Interval> interval, double p) {

  /** The comparison of one pair or more. */
  public static Comparison of(double... differences) {
    return new Comparison(
        differences.length,
        Arrays.stream(differences).sum() / differences.length,
        BcaInterval.ofMean(differences),
        SignFlipTest.pValue(differences));
  }

  /** The same comparison with a p-value corrected for the other rows of its table. */
  public Comparison withP(double corrected) {
    return new Comparison(pairs, difference, interval, corrected);
  }

  /** Whether the difference is marked: interval and corrected test must both say so. */
  public boolean marked() {
    return p <= Holm.LEVEL && interval.filter(Interval::excludesZero).isPresent();
  }
}
