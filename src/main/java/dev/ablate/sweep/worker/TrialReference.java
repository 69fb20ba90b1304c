package dev.ablate.sweep.worker;

import dev.ablate.trial.Trial;

/**
 * A trial as it is trained, for a process that has the same experiment.
 *
 * @param cell its position in the experiment's cells
 * @param fingerprint that the cell must give
 * @param batchSize that was found for {@code batch_size = auto}; 0 where none was
 * @param accumulate parts of an update, which are more than the cell's where memory is short
 */
record TrialReference(int cell, String fingerprint, int batchSize, int accumulate) {

  static TrialReference of(Trial trial, int cell) {
    boolean open = trial.settings().hasOpenBatchSize();
    return new TrialReference(
        cell,
        trial.fingerprint(),
        open ? 0 : trial.settings().batchSize(),
        trial.settings().accumulate());
  }

  /** The trial as it is trained, from the one that the cell gives. */
  Trial trained(Trial planned) {
    Trial sized = batchSize == 0 ? planned : planned.withBatchSize(batchSize);
    return sized.settings().accumulate() == accumulate ? sized : sized.inParts(accumulate);
  }
}
