package dev.ablate.bench;

import dev.ablate.engine.InjectedNumbers;

/** Puts NaN or an infinity into a weight of a row of an array, at any step: 500 times. */
public final class InjectedNumbersBench {
  private InjectedNumbersBench() {}

  /** Prints what was wrong, then the counts. */
  public static void main(String[] arguments) {
    InjectedNumbers array = new InjectedNumbers();
    Tally tally = new Tally();
    long first = BenchCount.seed();
    for (long seed = first; seed < first + BenchCount.of(500); seed++) {
      tally.add(array.problems(seed));
    }
    tally.end("injections");
  }
}
