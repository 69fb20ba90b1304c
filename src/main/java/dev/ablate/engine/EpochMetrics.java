package dev.ablate.engine;

import dev.ablate.program.metric.Scores;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names that sums get: {@code train_loss}, {@code val_accuracy}, {@code test_mae}.
 *
 * @param scores what the sums are of
 */
record EpochMetrics(Scores scores) {

  /** The metrics of an epoch; without validation rows those of training alone. */
  Map<String, Double> of(Row row, Totals trained, Totals validated, int trial) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    add("train", row, trained, trial, metrics);
    add("val", row, validated, trial, metrics);
    return metrics;
  }

  /** Adds what a trial measures on a split, if that has examples. */
  void add(String split, Row row, Totals totals, int trial, Map<String, Double> metrics) {
    if (totals.steps() > 0) {
      metrics.put(split + "_loss", totals.loss(trial));
      for (String metric : row.settings().metrics()) {
        metrics.put(
            split + "_" + metric, scores.value(metric, totals.sums(trial), totals.examples()));
      }
    }
  }
}
