package dev.ablate.experiment;

/** How a weight starts. */
public sealed interface Initialization {

  /** Uniform between {@code -bound} and {@code bound}. */
  record Uniform(double bound) implements Initialization {}

  /** Normal with mean 0. */
  record Normal(double std) implements Initialization {}

  /** Normal with mean 0 and deviation 1, but for one row of zeros. */
  record NormalWithZeroRow(int row, int width) implements Initialization {}

  /** One number everywhere. */
  record Constant(double value) implements Initialization {}
}
