package dev.ablate.bench;

import dev.ablate.robustness.FileFaults;
import dev.ablate.robustness.QuickFolder;
import java.io.IOException;

/** Lets each file operation of a small sweep fail: as an error, written in part, on a full disk. */
public final class FileFaultBench {
  private FileFaultBench() {}

  /** Takes about half an hour; {@code -Dbench.count=50} takes every fiftieth operation. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int every = BenchCount.of(1);
    int exitCode = FileFaults.process(QuickFolder.make(), every).inheritIO().start().waitFor();
    System.exit(exitCode);
  }
}
