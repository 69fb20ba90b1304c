package dev.ablate.report.chart;

import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Row;
import dev.ablate.report.statistics.Median;
import dev.ablate.report.statistics.Summary;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
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

  /** The values of the trials at one epoch. */
  public record Point(int epoch, Summary values, double min, double max) {

    /** Their mean. */
    public double mean() {
      return values.mean();
    }

    /** Mean minus standard deviation; the mean itself for a single trial. */
    public double low() {
      return mean() - std();
    }

    /** Mean plus standard deviation. */
    public double high() {
      return mean() + std();
    }

    /** The standard deviation; 0 for a single trial. */
    public double std() {
      return values.std().orElse(0);
    }
  }

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

  /** The updates until the end of each epoch, over the same trials. */
  public static Curve ofSteps(Row row) {
    return over(
        row,
        outcome -> {
          Trial trained = outcome.trained();
          return outcome.record().epochs().stream()
              .mapToDouble(epoch -> (double) epoch.epoch() * trained.stepsPerEpoch())
              .toArray();
        });
  }

  /** The seconds of training until the end of each epoch, over the same trials. */
  public static Curve ofSeconds(Row row) {
    return over(
        row,
        outcome -> {
          double[] seconds =
              outcome.record().epochs().stream().mapToDouble(EpochRecord::seconds).toArray();
          Arrays.parallelPrefix(seconds, Double::sum);
          return seconds;
        });
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
    return over(row, outcome -> outcome.record().epochs().stream().mapToDouble(number).toArray());
  }

  private static Curve over(Row row, Function<Outcome, double[]> numbers) {
    List<Outcome> done = row.outcomes().stream().filter(Outcome::done).toList();
    Map<Integer, List<Double>> values = new TreeMap<>();
    for (Outcome outcome : done.isEmpty() ? row.outcomes() : done) {
      double[] own = numbers.apply(outcome);
      for (int i = 0; i < own.length; i++) {
        if (Double.isFinite(own[i])) {
          int epoch = outcome.record().epochs().get(i).epoch();
          values.computeIfAbsent(epoch, e -> new ArrayList<>()).add(own[i]);
        }
      }
    }
    return new Curve(values.entrySet().stream().map(e -> point(e.getKey(), e.getValue())).toList());
  }

  private static Point point(int epoch, List<Double> values) {
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    DoubleSummaryStatistics ends = Arrays.stream(numbers).summaryStatistics();
    return new Point(epoch, Summary.of(numbers), ends.getMin(), ends.getMax());
  }
}
