package dev.ablate.engine;

import dev.ablate.catalog.Metrics;
import dev.ablate.catalog.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names that sums get: {@code train_loss}, {@code val_accuracy}, {@code test_mae}. */
record EpochMetrics(Task task) {

  /** The metrics of an epoch; without validation rows those of training alone. */
  Map<String, Double> of(Totals trained, Totals validated, int trial) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    add("train", trained, trial, metrics);
    add("val", validated, trial, metrics);
    return metrics;
  }

  /** Adds a split's loss and score of one trial, if it has examples. */
  void add(String split, Totals totals, int trial, Map<String, Double> metrics) {
    if (totals.steps() > 0) {
      metrics.put(split + "_loss", totals.loss(trial));
      Metrics.usual(task).ifPresent(usual -> metrics.put(split + "_" + usual, totals.score(trial)));
    }
  }
}
