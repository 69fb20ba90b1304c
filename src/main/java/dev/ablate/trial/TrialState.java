package dev.ablate.trial;

import java.util.Locale;

/** How far a trial has come. */
public enum TrialState {
  NEW,
  RUNNING,
  DONE,
  PRUNED,
  DIVERGED,
  FAILED;

  /** As JSON and tables print it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state with this text. */
  public static TrialState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Whether a later run leaves it alone. */
  public boolean isFinal() {
    return this == DONE || this == PRUNED || this == DIVERGED;
  }
}
