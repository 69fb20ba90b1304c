package dev.ablate.engine;

import dev.ablate.catalog.Instance;
import java.util.Map;

/**
 * Early stopping between two epochs, as Lightning and Keras have it: a trial ends when {@code
 * patience} epochs in a row have not been better than the best before by more than {@code
 * min_delta}.
 *
 * @param stopping with {@code monitor} and {@code mode}
 * @param best value of the metric so far
 * @param waited epochs since
 */
record Patience(Instance stopping, double best, int waited) {

  /** At the start of a run: whatever the first epoch brings is better. */
  static Patience of(Instance stopping) {
    double worst = maximizes(stopping) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return new Patience(stopping, worst, 0);
  }

  /** After an epoch with these metrics. */
  Patience after(Map<String, Double> metrics) {
    double value = metrics.getOrDefault(stopping.text("monitor"), Double.NaN);
    return isBetter(value)
        ? new Patience(stopping, value, 0)
        : new Patience(stopping, best, waited + 1);
  }

  /** Whether the trial is to end. */
  boolean isOver() {
    return waited >= stopping.integer("patience");
  }

  private boolean isBetter(double value) {
    double delta = stopping.real("min_delta");
    return maximizes(stopping) ? value > best + delta : value < best - delta;
  }

  private static boolean maximizes(Instance stopping) {
    return stopping.text("mode").equals("max");
  }
}
