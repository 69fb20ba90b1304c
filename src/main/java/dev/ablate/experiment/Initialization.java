package dev.ablate.experiment;

/** How a weight starts. */
public sealed interface Initialization {

  /** Uniform between {@code -bound} and {@code bound}. */
  record Uniform(double bound) implements Initialization {}

  /** Normal with mean 0. */
  record Normal(double std) implements Initialization {}

  /** One number everywhere. */
  record Constant(double value) implements Initialization {}

  /** Another way, but for one row of zeros. */
  record ZeroRow(Initialization others, int row, int width) implements Initialization {}
}
