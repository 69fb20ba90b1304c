package dev.ablate.report.chart;

import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Row;
import dev.ablate.report.statistics.Median;
import dev.ablate.report.statistics.Summary;
import dev.ablate.trial.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

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
    return of(row, epoch -> epoch.metrics().getOrDefault(metric, Double.NaN) * scale);
  }

  /** The learning rate of each epoch's last update, over the same trials. */
  public static Curve ofRates(Row row) {
    return of(row, EpochRecord::lr);
  }

  /** The median of the best epochs of a row's finished trials; empty while there is none. */
  public static OptionalInt bestEpoch(Row row) {
    OptionalDouble median =
        Median.of(
            row.outcomes().stream()
                .filter(Outcome::done)
                .flatMapToInt(outcome -> outcome.record().bestEpoch().stream())
                .asDoubleStream()
                .toArray());
    return median.isPresent()
        ? OptionalInt.of((int) Math.round(median.getAsDouble()))
        : OptionalInt.empty();
  }

  private static Curve of(Row row, ToDoubleFunction<EpochRecord> number) {
    List<Outcome> done = row.outcomes().stream().filter(Outcome::done).toList();
    Map<Integer, List<Double>> values = new TreeMap<>();
    for (Outcome outcome : done.isEmpty() ? row.outcomes() : done) {
      for (EpochRecord epoch : outcome.record().epochs()) {
        double value = number.applyAsDouble(epoch);
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
