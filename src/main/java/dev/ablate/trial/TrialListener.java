package dev.ablate.trial;

/** Hears of training as it goes on; called on the thread that trains. */
public interface TrialListener {

  /** Something happened to a trial. */
  void happened(Trial trial, TrialEvent event);

  /**
   * The weights of a trial's best epoch, before the event that the trial is done. A listener that
   * keeps none need not listen.
   */
  default void best(Trial trial, Checkpoint weights) {}

  /**
   * Where the training of a trial ended, before its best weights: one with more epochs can go on
   * from there. A listener that keeps none need not listen.
   */
  default void ended(Trial trial, TrainingState state) {}

  /** Training has come so far; told now and then, and before a stop that was asked for. */
  default void reached(Trial trial, TrainingState state) {}

  /** Something is amiss that ends neither the trial nor the run. */
  default void warned(Trial trial, String message) {}

  /**
   * A trial was trained on.
   *
   * @param steps updates since the last call for the trial
   */
  void progressed(Trial trial, long steps);

  /** Whether training should end after the running chunk, leaving trials unfinished. */
  boolean stopRequested();
}
