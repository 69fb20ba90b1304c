package dev.ablate.report;

import static dev.ablate.report.Sample.optimizer;

import com.sun.management.OperatingSystemMXBean;
import dev.ablate.catalog.Value;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures how long the page of a large sweep takes, and how large it is. */
final class ReportBench {
  private static final List<Double> RATES = List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0);

  private ReportBench() {}

  /**
   * The arguments: widths, each of which makes 5 rows, 40 by default; epochs, 100 by default;
   * seeds, 5 by default; a file to write the page to.
   */
  public static void main(String[] arguments) throws IOException {
    int widths = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
    int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    int seeds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    Sample sample = new Sample("bench").maximize("val_accuracy");
    for (long seed = 1; seed <= seeds; seed++) {
      for (int width = 1; width <= widths; width++) {
        for (double rate : RATES) {
          Map<String, Value> axes = new LinkedHashMap<>();
          axes.put("model.width", new Value.Int(width));
          axes.put("optimizer.lr", new Value.Real(rate));
          double floor = 0.4 + width * 0.001 + Math.abs(Math.log10(rate) + 2) * 0.1;
          sample.trial(
              "", axes, optimizer("SGD", rate), seed, new Learning(floor, 9, epochs).done(seed));
        }
      }
    }
    ReportWriter writer = new ReportWriter();
    for (int round = 1; round <= 3; round++) {
      long start = System.nanoTime();
      long processor = processorNanos();
      String page = writer.html(sample.input());
      System.out.printf(
          "%d trials x %d epochs: %.2f s, %.2f s of processors, %.2f MB%n",
          widths * RATES.size() * seeds,
          epochs,
          (System.nanoTime() - start) / 1e9,
          (processorNanos() - processor) / 1e9,
          page.getBytes(StandardCharsets.UTF_8).length / 1e6);
      if (arguments.length > 3) {
        Files.writeString(Path.of(arguments[3]), page);
      }
    }
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
