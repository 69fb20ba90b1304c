package dev.ablate.schedule;

import dev.ablate.catalog.Instance;
import java.util.Map;

/**
 * PyTorch's ReduceLROnPlateau between two epochs: the rate falls when a metric has not improved for
 * more than {@code patience} epochs.
 *
 * @param schedule with {@code monitor} and {@code mode}
 * @param rate in force
 * @param best value of the metric so far
 * @param badEpochs epochs since the best, those of a cooldown left out
 * @param cooldown epochs that will not count
 */
record Plateau(Instance schedule, double rate, double best, int badEpochs, int cooldown)
    implements RateSchedule {

  /** At the start of a run. */
  static Plateau of(Instance schedule, double lr) {
    double worst = maximizes(schedule) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return new Plateau(schedule, lr, worst, 0, 0);
  }

  @Override
  public double lr(long step) {
    return rate;
  }

  @Override
  public boolean watchesMetrics() {
    return true;
  }

  @Override
  public Plateau after(Map<String, Double> metrics) {
    double value = metrics.getOrDefault(schedule.text("monitor"), Double.NaN);
    boolean better = isBetter(value);
    int bad = better || cooldown > 0 ? 0 : badEpochs + 1;
    boolean falls = bad > schedule.integer("patience");
    return new Plateau(
        schedule,
        falls ? lowered() : rate,
        better ? value : best,
        falls ? 0 : bad,
        falls ? schedule.integer("cooldown") : Math.max(0, cooldown - 1));
  }

  private boolean isBetter(double value) {
    double threshold = schedule.real("threshold");
    double sign = maximizes(schedule) ? 1 : -1;
    boolean relative = schedule.text("threshold_mode").equals("rel");
    double bound = relative ? best * (1 + sign * threshold) : best + sign * threshold;
    return maximizes(schedule) ? value > bound : value < bound;
  }

  private double lowered() {
    double lower = Math.max(rate * schedule.real("factor"), schedule.real("min_lr"));
    return rate - lower > schedule.real("eps") ? lower : rate;
  }

  private static boolean maximizes(Instance schedule) {
    return schedule.text("mode").equals("max");
  }
}
