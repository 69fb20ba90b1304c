package dev.ablate.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Milliseconds a training step and trial, Ablate beside Python's PyTorch, one thread each. Both
 * take turns, so that whatever else the machine does meets both; a row of the table is the medians
 * over the rounds and the median of the rounds' ratios.
 */
public final class StepBench {
  private static final int ROUNDS = 5;
  private static final Path SCRIPT = Path.of("src/test/resources/bench/steps.py");

  private StepBench() {}

  /** Prints the table; {@code -Dablate.python} names a Python that has PyTorch. */
  public static void main(String[] arguments) throws IOException {
    try (PythonTimer python =
        new PythonTimer(System.getProperty("ablate.python", "python3"), SCRIPT)) {
      System.out.printf(
          "%s, %d cores, Java %s, Python's PyTorch %s%n%n",
          LocalDate.now(ZoneOffset.UTC),
          Runtime.getRuntime().availableProcessors(),
          Runtime.version().feature(),
          python.version());
      System.out.println("| network | trials in the array | Ablate | PyTorch | ratio |");
      System.out.println("|---|---:|---:|---:|---:|");
      for (Workload workload : List.of(Workload.MLP, Workload.CNN)) {
        for (int width : List.of(1, 8, 64)) {
          System.out.println(row(workload, width, python));
        }
      }
    }
  }

  private static String row(Workload workload, int width, PythonTimer python) throws IOException {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    try (AblateTimer ablate = new AblateTimer(workload, width)) {
      for (int round = 0; round < ROUNDS; round++) {
        ours.add(ablate.time());
        theirs.add(python.time(workload));
        ratios.add(theirs.get(round) / ours.get(round));
      }
    }
    return "| %s | %d | %.3f ms | %.3f ms | %.2f |"
        .formatted(workload.title(), width, median(ours), median(theirs), median(ratios));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
