package dev.ablate.trial;

/**
 * Where a trial's first epochs come from: the end of another one, which differs in {@code epochs}
 * alone.
 *
 * @param trial fingerprint of the other one
 * @param epochs how many were taken over
 */
public record Origin(String trial, int epochs) {

  /** What is left of it where there are no more epochs than so many. */
  Origin upTo(int most) {
    return new Origin(trial, Math.min(epochs, most));
  }

  /** Whether anything is left of it. */
  boolean isAny() {
    return epochs > 0;
  }

  /** The other one as it is shown to people, see {@link Trial#id}. */
  public String id() {
    return trial.substring(0, 16);
  }
}
