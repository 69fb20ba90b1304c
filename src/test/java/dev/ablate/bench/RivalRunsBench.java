package dev.ablate.bench;

import dev.ablate.robustness.QuickFolder;
import dev.ablate.robustness.RivalRuns;
import java.io.IOException;

/** Starts two runs of one store at once: 100 times. */
public final class RivalRunsBench {
  private RivalRunsBench() {}

  /** Prints what was wrong, then the counts. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Tally tally = new Tally();
    int met = 0;
    for (int i = 0; i < BenchCount.of(100); i++) {
      RivalRuns runs = RivalRuns.inProcesses(QuickFolder.make());
      met += runs.met() ? 1 : 0;
      tally.add(runs.problems());
    }
    System.out.println(met + " times they met");
    tally.end("pairs of runs");
  }
}
