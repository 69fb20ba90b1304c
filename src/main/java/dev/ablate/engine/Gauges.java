package dev.ablate.engine;

import dev.ablate.trial.Monitor;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an epoch shows of gradients and weights, by trial. */
final class Gauges {
  private final double[] gradients;
  private final float[] weights;
  private final float[] ratios;
  private final float[] finite;
  private long updates;

  Gauges(int trials) {
    gradients = new double[trials];
    weights = new float[trials];
    ratios = new float[trials];
    finite = new float[trials];
  }

  /**
   * Adds a chunk.
   *
   * @param norms of the gradients, {@code [steps, trials]}
   * @param last the norm of the weights after the last update, how far it moved them as a share of
   *     what they were, and 1 where all are finite: {@code [3, trials]}
   */
  void add(float[] norms, float[] last) {
    int trials = gradients.length;
    for (int i = 0; i < norms.length; i++) {
      gradients[i % trials] += norms[i];
    }
    System.arraycopy(last, 0, weights, 0, trials);
    System.arraycopy(last, trials, ratios, 0, trials);
    System.arraycopy(last, 2 * trials, finite, 0, trials);
    updates += norms.length / trials;
  }

  /** Whether all weights of a trial were finite after the last chunk. */
  boolean finite(int trial) {
    return finite[trial] == 1;
  }

  /** What is logged of a trial. */
  Map<String, Double> of(int trial) {
    Map<String, Double> monitors = new LinkedHashMap<>();
    monitors.put(Monitor.GRAD_NORM.text(), gradients[trial] / updates);
    monitors.put(Monitor.PARAM_NORM.text(), (double) weights[trial]);
    monitors.put(Monitor.UPDATE_RATIO.text(), (double) ratios[trial]);
    return monitors;
  }
}
