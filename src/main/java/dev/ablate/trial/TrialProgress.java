package dev.ablate.trial;

import java.util.List;
import java.util.Optional;

/**
 * A trial to train, and how far an earlier attempt has come.
 *
 * @param trial as it is trained
 * @param epochs that the earlier attempt ended
 * @param state its newest checkpoint
 */
public record TrialProgress(Trial trial, List<EpochRecord> epochs, Optional<TrainingState> state) {
  public TrialProgress {
    epochs = List.copyOf(epochs);
  }

  /** A trial that is trained from the start. */
  public static TrialProgress none(Trial trial) {
    return new TrialProgress(trial, List.of(), Optional.empty());
  }
}
