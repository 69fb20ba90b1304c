package dev.ablate.trial;

/** Watches trials as they are trained, and says when to stop. */
public interface TrialWatcher {

  /** Something happened to a trial. */
  void happened(Trial trial, TrialEvent event);

  /** Something is wrong that ends neither the trial nor the run. */
  void warned(Trial trial, String message);

  /**
   * A trial was trained on.
   *
   * @param steps updates since the last call for the trial
   */
  void progressed(Trial trial, long steps);

  /** Whether training should end after the running chunk, leaving trials unfinished. */
  boolean stopRequested();
}
