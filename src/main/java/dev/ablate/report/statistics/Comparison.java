package dev.ablate.report.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row against the baseline, seed by seed.
 *
 * @param pairs how many seeds both have
 * @param difference the mean of row minus baseline
 * @param std the sample standard deviation of the differences; empty for one pair
 * @param interval its 95 % interval, where there are pairs enough
 * @param p of the sign-flip test; of one comparison alone until {@link #withP} corrects it
 */
public record Comparison(
    int pairs, double difference, OptionalDouble std, Optional<Interval> interval, double p) {

  /** Of a difference that is the same for all seeds, this share is rounding and not spread. */
  private static final double ROUNDING = 1e-6;

  /** The comparison of one pair or more. */
  public static Comparison of(double... differences) {
    return new Comparison(
        differences.length,
        Arrays.stream(differences).sum() / differences.length,
        Summary.of(differences).std(),
        BcaInterval.ofMean(differences),
        SignFlipTest.pValue(differences));
  }

  /** The same comparison with a p-value corrected for the other rows of its table. */
  public Comparison withP(double corrected) {
    return new Comparison(pairs, difference, std, interval, corrected);
  }

  /**
   * How far off the difference may be: half its interval, or its standard deviation; 0 where all
   * seeds differ by the same or there is but one.
   */
  public double spread() {
    double spread = interval.map(Interval::half).orElse(std.orElse(0));
    return spread > ROUNDING * Math.abs(difference) ? spread : 0;
  }

  /** Whether row and baseline are the same for every seed. */
  public boolean isEqual() {
    return difference == 0 && std.orElse(0) == 0;
  }

  /** Whether the difference is marked: interval and corrected test must both say so. */
  public boolean marked() {
    return p <= Holm.LEVEL && interval.filter(Interval::excludesZero).isPresent();
  }
}
