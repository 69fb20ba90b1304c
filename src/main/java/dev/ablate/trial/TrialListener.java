package dev.ablate.trial;

/** Hears of training as it goes on; called on the thread that trains. */
public interface TrialListener {

  /** Something happened to a trial. */
  void happened(Trial trial, TrialEvent event);

  /**
   * Steps were made.
   *
   * @param trialSteps updates times trials since the last call
   */
  void progressed(long trialSteps);

  /** Whether training should end after the running chunk, leaving trials unfinished. */
  boolean stopRequested();
}
