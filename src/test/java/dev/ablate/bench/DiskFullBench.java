package dev.ablate.bench;

import dev.ablate.robustness.FullDisk;
import java.io.IOException;
import java.nio.file.Files;

/** Runs a sweep on a small disk that fills up, then with room: 10 times. Mounts, as root may. */
public final class DiskFullBench {
  private DiskFullBench() {}

  /** Prints what was wrong, then the counts. */
  public static void main(String[] arguments) throws IOException {
    FullDisk disk = new FullDisk(Files.createTempDirectory("ablate"));
    Tally tally = new Tally();
    long first = BenchCount.seed();
    for (long seed = first; seed < first + BenchCount.of(10); seed++) {
      tally.add(disk.problems(seed));
    }
    System.out.println(disk.ends());
    tally.end("full disks");
  }
}
