package dev.ablate.bench;

import dev.ablate.Mutants;
import dev.ablate.Mutants.Mutant;
import dev.ablate.check.MutantAnswer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks 100,000 changed files. Files that are answered by an exception or later than after a
 * second are kept and counted.
 */
public final class MutantBench {
  private static final int MUTANTS = 100_000;
  private static final double SLOW = 1;

  private MutantBench() {}

  /**
   * Prints every bad answer, then the counts and the slowest answer; the arguments are a seed and
   * how many files.
   */
  public static void main(String[] arguments) throws IOException {
    long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : MUTANTS;
    Mutants mutants = new Mutants(seed, "src/test/resources", "experiments", "docs");
    Path folder = Files.createTempDirectory("mutants");
    int accepted = 0;
    int bad = 0;
    double slowest = 0;
    for (int i = 0; i < count; i++) {
      Mutant mutant = mutants.next();
      Path file = folder.resolve("mutant.exp");
      long start = cpuNanos();
      MutantAnswer answer = MutantAnswer.to(mutant, file);
      double seconds = seconds(start);
      // Java may have been compiling what it had not met before.
      for (int again = 0; again < 2 && seconds > SLOW; again++) {
        start = cpuNanos();
        MutantAnswer.to(mutant, file);
        seconds = Math.min(seconds, seconds(start));
      }
      slowest = Math.max(slowest, seconds);
      accepted += answer.printed().contains("error: ") ? 0 : 1;
      if (!answer.problem().isEmpty() || seconds > SLOW) {
        bad++;
        Path kept = Files.write(folder.resolve(i + ".exp"), mutant.bytes());
        System.out.printf(
            "%s in %s: %.1f s %s%n", kept, mutant.folder(), seconds, answer.problem());
      }
    }
    System.out.printf(
        "%,d mutants, %,d accepted, %d bad; the slowest answer took %.2f s%n",
        count, accepted, bad, slowest);
  }

  /** Of this thread: what else the machine does takes nothing of it. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double seconds(long start) {
    return (cpuNanos() - start) / 1e9;
  }
}
