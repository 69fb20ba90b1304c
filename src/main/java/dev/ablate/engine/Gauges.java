package dev.ablate.engine;

import dev.ablate.trial.Monitor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an epoch shows of gradients and weights, by trial. */
final class Gauges {
  private static final int SCALE = 3;
  private final double[] gradients;
  private final long[] updates;
  private final float[] weights;
  private final float[] ratios;
  private final float[] finite;
  private float[] scales = {};

  Gauges(int trials) {
    gradients = new double[trials];
    updates = new long[trials];
    weights = new float[trials];
    ratios = new float[trials];
    finite = new float[trials];
  }

  /**
   * Adds a chunk.
   *
   * @param norms of the gradients, {@code [steps, trials]}
   * @param last the norm of the weights after the last update, how far it moved them as a share of
   *     what they were, 1 where all are finite, and where there is one the loss scale: {@code [3 or
   *     more, trials]}
   */
  void add(float[] norms, float[] last) {
    int trials = gradients.length;
    for (int i = 0; i < norms.length; i++) {
      add(i % trials, norms[i]);
    }
    System.arraycopy(last, 0, weights, 0, trials);
    System.arraycopy(last, trials, ratios, 0, trials);
    System.arraycopy(last, 2 * trials, finite, 0, trials);
    if (last.length > SCALE * trials) {
      scales = Arrays.copyOfRange(last, SCALE * trials, (SCALE + 1) * trials);
    }
  }

  /** An update that a loss scale made too large is skipped and does not count. */
  private void add(int trial, float norm) {
    if (Float.isFinite(norm)) {
      gradients[trial] += norm;
      updates[trial]++;
    }
  }

  /** How many numbers {@link #sumsOf} gives. */
  static final int SUMS = 5;

  /**
   * Puts a trial where an earlier attempt had come to.
   *
   * @param sums what {@link #sumsOf} gave
   */
  void resume(int trial, List<Double> sums) {
    gradients[trial] = sums.get(0);
    updates[trial] = sums.get(1).longValue();
    weights[trial] = sums.get(2).floatValue();
    ratios[trial] = sums.get(3).floatValue();
    if (sums.get(4) > 0) {
      scales = Arrays.copyOf(scales, gradients.length);
      scales[trial] = sums.get(4).floatValue();
    }
  }

  /** All that is known of a trial whose weights are finite; the loss scale is 0 without one. */
  List<Double> sumsOf(int trial) {
    double scale = scales.length > 0 ? scales[trial] : 0;
    return List.of(
        gradients[trial],
        (double) updates[trial],
        (double) weights[trial],
        (double) ratios[trial],
        scale);
  }

  /** Whether all weights of a trial were finite after the last chunk. */
  boolean finite(int trial) {
    return finite[trial] == 1;
  }

  /** What is logged of a trial. */
  Map<String, Double> of(int trial) {
    Map<String, Double> monitors = new LinkedHashMap<>();
    monitors.put(Monitor.GRAD_NORM.text(), gradients[trial] / updates[trial]);
    monitors.put(Monitor.PARAM_NORM.text(), (double) weights[trial]);
    monitors.put(Monitor.UPDATE_RATIO.text(), (double) ratios[trial]);
    if (scales.length > 0) {
      monitors.put(Monitor.LOSS_SCALE.text(), (double) scales[trial]);
    }
    return monitors;
  }
}
