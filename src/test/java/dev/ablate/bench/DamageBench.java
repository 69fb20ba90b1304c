package dev.ablate.bench;

import dev.ablate.robustness.DamagedSweep;
import dev.ablate.robustness.QuickFolder;
import java.io.IOException;

/** Damages one file after the other of a killed sweep: 2,000. */
public final class DamageBench {
  private DamageBench() {}

  /** Prints what was wrong, then how often what was damaged and how the runs ended. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DamagedSweep sweep = new DamagedSweep(QuickFolder.make());
    Tally tally = new Tally();
    long first = BenchCount.seed();
    for (long seed = first; seed < first + BenchCount.of(2000); seed++) {
      tally.add(sweep.problems(seed));
    }
    System.out.println(sweep.ends());
    tally.end("damaged files");
  }
}
