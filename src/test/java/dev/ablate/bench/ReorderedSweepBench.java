package dev.ablate.bench;

import dev.ablate.robustness.QuickFolder;
import dev.ablate.robustness.ReorderedSweep;
import java.io.IOException;

/** Runs a sweep in other orders and widths: 30 times. */
public final class ReorderedSweepBench {
  private ReorderedSweepBench() {}

  /** Prints what was wrong, then the counts. */
  public static void main(String[] arguments) throws IOException {
    ReorderedSweep sweep = new ReorderedSweep(QuickFolder.make());
    Tally tally = new Tally();
    long first = BenchCount.seed();
    for (long seed = first; seed < first + BenchCount.of(30); seed++) {
      tally.add(sweep.problems(seed));
    }
    tally.end("sweeps in another order");
  }
}
