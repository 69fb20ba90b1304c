package dev.ablate.sweep.worker;

import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.trial.Trial;

/**
 * A trial as it is trained, for a process that has the same experiment.
 *
 * @param cell its position in the experiment's cells
 * @param fingerprint that the cell must give
 * @param batchSize that was found for {@code batch_size = auto}; 0 where none was
 * @param accumulate parts of an update, which are more than the cell's where memory is short
 * @param convolutions the key of how they are computed; empty where it is left to the trainer
 */
record TrialReference(
    int cell, String fingerprint, int batchSize, int accumulate, String convolutions) {

  static TrialReference of(Trial trial, int cell) {
    boolean open = trial.settings().hasOpenBatchSize();
    return new TrialReference(
        cell,
        trial.fingerprint(),
        open ? 0 : trial.settings().batchSize(),
        trial.settings().accumulate(),
        trial.convolutions().map(ConvolutionStrategy::key).orElse(""));
  }

  /** The trial as it is trained, from the one that the cell gives. */
  Trial trained(Trial planned) {
    Trial sized = batchSize == 0 ? planned : planned.withBatchSize(batchSize);
    Trial whole = sized.with(ConvolutionStrategy.of(convolutions));
    return whole.settings().accumulate() == accumulate ? whole : whole.inParts(accumulate);
  }
}
