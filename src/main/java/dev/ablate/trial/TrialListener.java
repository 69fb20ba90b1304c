package dev.ablate.trial;

/**
 * Is told of training as it goes on, on the thread that trains, and of what can be kept of it. No
 * method has a default, so that a listener which passes everything on cannot forget one.
 */
public interface TrialListener extends TrialWatcher {

  /** The weights of a trial's best epoch, before the event that the trial is done. */
  void best(Trial trial, Checkpoint weights);

  /**
   * Where the training of a trial ended, before its best weights: one with more epochs can go on
   * from there.
   */
  void ended(Trial trial, TrainingState state);

  /** Training has come so far; told now and then, and before a stop that was asked for. */
  void reached(Trial trial, TrainingState state);
}
