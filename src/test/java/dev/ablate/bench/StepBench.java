package dev.ablate.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Milliseconds a training step and trial of an array, and how much faster that is than other ways:
 * Ablate one by one, and Python's PyTorch eager, eager with channels last, all trials fused by
 * hand, and by {@code torch.func.vmap}; one thread each. All take turns, so that whatever else the
 * machine does meets all; a row of the table is the median over the rounds, and the medians of the
 * rounds' ratios.
 */
public final class StepBench {
  private static final Path SCRIPT = Path.of("src/test/resources/bench/steps.py");
  private static final List<String> WAYS = List.of("eager", "channels_last", "fused", "vmap");
  private static final int[] MLP_WIDTHS = {1, 4, 16, 64, 256};
  private static final int[] CNN_WIDTHS = {1, 4, 16, 64};
  private static final int[] VGG_WIDTHS = {1, 4};

  private final PythonTimer python;
  private final int rounds;

  private StepBench(PythonTimer python, int rounds) {
    this.python = python;
    this.rounds = rounds;
  }

  /**
   * Prints the table; {@code -Dablate.python} names a Python that has PyTorch, {@code
   * -Dbench.networks} a part of the names of the networks to time, {@code -Dbench.trials} the
   * widths of the arrays ({@code 1,16,256}), {@code -Dbench.rounds} how often (5).
   */
  public static void main(String[] arguments) throws IOException {
    String interpreter = System.getProperty("ablate.python", "python3");
    String wanted = System.getProperty("bench.networks", "");
    try (PythonTimer python = new PythonTimer(interpreter, SCRIPT)) {
      System.out.printf(
          "%s, %d cores, Java %s, Python's PyTorch %s%n%n",
          LocalDate.now(ZoneOffset.UTC),
          Runtime.getRuntime().availableProcessors(),
          Runtime.version().feature(),
          python.version());
      System.out.println(
          "| network | trials | ms a step and trial | one by one | "
              + String.join(" | ", WAYS)
              + " |\n|---|---:|---:|---:|---:|---:|---:|---:|");
      StepBench bench = new StepBench(python, Integer.getInteger("bench.rounds", 5));
      for (Workload workload : workloads().filter(w -> w.name().contains(wanted)).toList()) {
        for (int width : widths(workload)) {
          System.out.println(bench.row(workload, width));
        }
      }
    }
  }

  private static Stream<Workload> workloads() {
    return Stream.concat(
        Stream.of(Workload.SMALL_MLP, Workload.MLP, Workload.WIDE_MLP, Workload.CNN),
        IntStream.of(8, 16, 32, 64).mapToObj(Workload::vgg));
  }

  private static int[] widths(Workload workload) {
    String given = System.getProperty("bench.trials", "");
    if (!given.isEmpty()) {
      return Stream.of(given.split(",")).mapToInt(Integer::parseInt).toArray();
    }
    if (workload.isMlp()) {
      return MLP_WIDTHS;
    }
    return workload.name().startsWith("vgg") ? VGG_WIDTHS : CNN_WIDTHS;
  }

  private String row(Workload workload, int width) throws IOException {
    List<Double> ours = new ArrayList<>();
    Map<String, List<Double>> ratios = new LinkedHashMap<>();
    try (AblateTimer array = new AblateTimer(workload, width);
        AblateTimer alone = new AblateTimer(workload, 1)) {
      for (int round = 0; round < rounds; round++) {
        double own = array.time();
        ours.add(own);
        ratio(ratios, "alone", alone.time() / own);
        for (String way : ways(workload)) {
          ratio(ratios, way, python.time(way, workload, width) / own);
        }
      }
    }
    String faster =
        Stream.concat(Stream.of("alone"), WAYS.stream())
            .map(
                way -> ratios.containsKey(way) ? "%.2f".formatted(Median.of(ratios.get(way))) : "-")
            .collect(Collectors.joining(" | "));
    return "| %s | %d | %.3f | %s |".formatted(workload.title(), width, Median.of(ours), faster);
  }

  private static void ratio(Map<String, List<Double>> ratios, String way, double ratio) {
    ratios.computeIfAbsent(way, w -> new ArrayList<>()).add(ratio);
  }

  private static List<String> ways(Workload workload) {
    return workload.isMlp() ? List.of("eager", "fused", "vmap") : List.of("eager", "channels_last");
  }
}
