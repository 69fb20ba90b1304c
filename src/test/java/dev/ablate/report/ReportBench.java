package dev.ablate.report;

import static dev.ablate.report.Sample.optimizer;

import dev.ablate.catalog.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures how long the page of a large sweep takes, and how large it is. */
final class ReportBench {
  private static final List<Double> RATES = List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0);
  private static final int SEEDS = 5;

  private ReportBench() {}

  /**
   * The arguments: widths, each of which makes 25 trials, 40 by default, and epochs, 100 by
   * default.
   */
  public static void main(String[] arguments) {
    int widths = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
    int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    Sample sample = new Sample("bench").maximize("val_accuracy");
    for (long seed = 1; seed <= SEEDS; seed++) {
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
      String page = writer.html(sample.input());
      System.out.printf(
          "%d trials x %d epochs: %.2f s, %.2f MB%n",
          widths * RATES.size() * SEEDS,
          epochs,
          (System.nanoTime() - start) / 1e9,
          page.getBytes(StandardCharsets.UTF_8).length / 1e6);
    }
  }
}
