package dev.ablate.report.statistics;

/** A confidence interval, both ends included. */
public record Interval(double low, double high) {

  /** Half its width. */
  public double half() {
    return (high - low) / 2;
  }

  /** Whether the interval lies wholly on one side of zero. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }
}
