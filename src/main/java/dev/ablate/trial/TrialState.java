package dev.ablate.trial;

/** Where a trial stands. */
public enum TrialState {
  NEW,
  RUNNING,
  DONE,
  PRUNED,
  DIVERGED,
  FAILED;

  /** As JSON and tables print it. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether a later run leaves it alone. */
  public boolean isFinal() {
    return this == DONE || this == PRUNED || this == DIVERGED;
  }
}
