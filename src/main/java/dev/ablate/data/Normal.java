package dev.ablate.data;

import org.apache.commons.rng.UniformRandomProvider;

/** Draws from the standard normal distribution, the same on every machine (Box and Muller 1958). */
final class Normal {
  private Normal() {}

  static double draw(UniformRandomProvider random) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
