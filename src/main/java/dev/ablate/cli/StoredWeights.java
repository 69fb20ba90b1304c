package dev.ablate.cli;

import dev.ablate.store.JournalTrialStore;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.TrialState;

/** The weights of a finished trial's best epoch, or what there is to say where there are none. */
final class StoredWeights {
  private StoredWeights() {}

  static Checkpoint of(StoredTrial trial, JournalTrialStore trials) {
    if (trial.record().state() != TrialState.DONE) {
      throw new CommandFailure(
          Exit.USAGE,
          "trial %s is %s; only trials that are done have weights"
              .formatted(trial.id(), trial.record().state().text()));
    }
    return trials
        .weights(trial)
        .orElseThrow(
            () ->
                new CommandFailure(
                    Exit.USAGE,
                    "no weights of trial "
                        + trial.id()
                        + " are stored: its run could not write them, or was by an earlier Ablate;"
                        + " run its file with another --db to train it again"));
  }
}
