package dev.ablate.bench;

import dev.ablate.robustness.KilledSweep;
import dev.ablate.robustness.QuickFolder;
import java.io.IOException;

/** Kills the process of a sweep at random times: 500 times. */
public final class KillBench {
  private KillBench() {}

  /** Prints what was wrong, then the counts. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    KilledSweep sweep = new KilledSweep(QuickFolder.make());
    Tally tally = new Tally();
    for (long seed = BenchCount.seed(); sweep.kills() < BenchCount.of(500); seed++) {
      tally.add(sweep.problems(seed));
      System.out.println(sweep.kills() + " kills");
    }
    tally.end("sweeps");
  }
}
