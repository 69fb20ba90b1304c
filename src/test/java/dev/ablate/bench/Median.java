package dev.ablate.bench;

import java.util.List;

/** The middle of what was measured in several rounds. */
final class Median {
  private Median() {}

  /** The upper one of two in the middle. */
  static double of(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
