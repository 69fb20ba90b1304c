package dev.ablate.report.statistics;

import java.util.OptionalDouble;

/** The middle of some numbers. */
public final class Median {
  private Median() {}

  /** The mean of the two middle numbers where there is no one; empty for no numbers. */
  public static OptionalDouble of(double... values) {
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            org.apache.commons.statistics.descriptive.Median.withDefaults().evaluate(values));
  }
}
