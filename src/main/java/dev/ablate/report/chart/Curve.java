package dev.ablate.report.chart;

import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Row;
import dev.ablate.report.statistics.Summary;
import dev.ablate.trial.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metric of a row by epoch.
 *
 * @param points ascending by epoch; epochs at which no trial has a finite value are left out
 */
public record Curve(List<Point> points) {
  public Curve {
    points = List.copyOf(points);
  }

  /**
   * Mean and band at one epoch.
   *
   * @param low mean minus standard deviation; the mean itself for a single trial
   * @param high mean plus standard deviation
   */
  public record Point(int epoch, double mean, double low, double high) {}

  /**
   * The curve over a row's finished trials; where none is finished, over those that have begun.
   *
   * @param scale multiplies every value: 100 for percent
   */
  public static Curve of(Row row, String metric, double scale) {
    List<Outcome> done = row.outcomes().stream().filter(Outcome::done).toList();
    Map<Integer, List<Double>> values = new TreeMap<>();
    for (Outcome outcome : done.isEmpty() ? row.outcomes() : done) {
      for (EpochRecord epoch : outcome.record().epochs()) {
        double value = epoch.metrics().getOrDefault(metric, Double.NaN) * scale;
        if (Double.isFinite(value)) {
          values.computeIfAbsent(epoch.epoch(), e -> new ArrayList<>()).add(value);
        }
      }
    }
    return new Curve(values.entrySet().stream().map(e -> point(e.getKey(), e.getValue())).toList());
  }

  private static Point point(int epoch, List<Double> values) {
    Summary summary = Summary.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    double std = summary.std().orElse(0);
    return new Point(epoch, summary.mean(), summary.mean() - std, summary.mean() + std);
  }
}
