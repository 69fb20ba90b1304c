package dev.ablate.bench;

import dev.ablate.robustness.QuickFolder;
import dev.ablate.robustness.StruckSweep;
import java.io.IOException;

/** Kills, stops and crashes the workers of a sweep at random times: 500 times. */
public final class WorkerKillBench {
  private WorkerKillBench() {}

  /** Prints what was wrong, then the counts. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    StruckSweep sweep = new StruckSweep(QuickFolder.make());
    Tally tally = new Tally();
    for (long seed = BenchCount.seed(); sweep.strikes() < BenchCount.of(500); seed++) {
      tally.add(sweep.problems(seed));
      System.out.println(sweep.strikes() + " strikes: " + sweep.counts());
    }
    tally.end("sweeps");
  }
}
