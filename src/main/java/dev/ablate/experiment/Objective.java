package dev.ablate.experiment;

/**
 * What makes one epoch, or one trial, better than another.
 *
 * @param metric a logged metric: {@code val_loss}
 * @param maximize whether more is better
 */
public record Objective(String metric, boolean maximize) {

  /** Whether {@code a} is strictly better than {@code b}; NaN is worse than anything. */
  public boolean better(double a, double b) {
    if (Double.isNaN(a)) {
      return false;
    }
    return Double.isNaN(b) || (maximize ? a > b : a < b);
  }
}
