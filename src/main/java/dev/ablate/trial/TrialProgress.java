package dev.ablate.trial;

import java.util.List;
import java.util.Optional;

/**
 * A trial to train, and how far it has come.
 *
 * @param trial as it is trained
 * @param epochs that an earlier attempt ended, or another trial
 * @param state the newest checkpoint after these
 * @param other fingerprint of the trial whose epochs and checkpoint they are, which differs in
 *     {@code epochs} alone; empty where they are the trial's own
 */
public record TrialProgress(
    Trial trial, List<EpochRecord> epochs, Optional<TrainingState> state, Optional<String> other) {
  public TrialProgress {
    epochs = List.copyOf(epochs);
  }

  /** A trial that goes on from a checkpoint of its own, where it has one. */
  public TrialProgress(Trial trial, List<EpochRecord> epochs, Optional<TrainingState> state) {
    this(trial, epochs, state, Optional.empty());
  }

  /** A trial that is trained from the start. */
  public static TrialProgress none(Trial trial) {
    return new TrialProgress(trial, List.of(), Optional.empty());
  }
}
