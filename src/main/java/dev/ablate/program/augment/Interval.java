package dev.ablate.program.augment;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** What an augmentation's number is drawn from, evenly. */
record Interval(double from, double to) {

  static Interval of(List<Double> ends) {
    return new Interval(ends.get(0), ends.get(1));
  }

  /** From {@code -most} to {@code most}. */
  static Interval around(double most) {
    return new Interval(-most, most);
  }

  double draw(UniformRandomProvider random) {
    return from + (to - from) * random.nextDouble();
  }

  /** Draws evenly in the logarithm. */
  double drawRatio(UniformRandomProvider random) {
    return Math.exp(new Interval(Math.log(from), Math.log(to)).draw(random));
  }
}
