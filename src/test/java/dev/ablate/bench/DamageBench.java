package dev.ablate.bench;

import dev.ablate.robustness.DamagedSweep;
import dev.ablate.robustness.QuickFolder;
import java.io.IOException;
import java.util.List;

/** Damages one file after the other of a killed sweep. */
public final class DamageBench {
  private DamageBench() {}

  /** Prints what was wrong, then how often what was damaged and how the runs ended. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DamagedSweep sweep = new DamagedSweep(QuickFolder.make());
    int count = BenchCount.of(2000);
    int bad = 0;
    for (long seed = BenchCount.seed(); seed < BenchCount.seed() + count; seed++) {
      List<String> problems = sweep.problems(seed);
      problems.forEach(System.out::println);
      bad += problems.isEmpty() ? 0 : 1;
    }
    System.out.printf("%d damaged files, %d of them bad; %s%n", count, bad, sweep.ends());
    System.exit(bad == 0 ? 0 : 1);
  }
}
