package dev.ablate.cli;

import dev.ablate.data.DataException;
import dev.ablate.data.DataSet;
import dev.ablate.data.DataSources;
import dev.ablate.trial.Trial;

/**
 * The data sets that trials are trained on.
 *
 * @param sources of the files that an experiment names
 */
record TrialData(DataSources sources) {

  /**
   * The data set of a trial.
   *
   * @throws DataException where it is no longer what the trial is of
   */
  DataSet of(Trial trial) {
    DataSet data = sources.open(trial.settings().data(), trial.data().task()).load();
    if (!data.info().contentHash().equals(trial.data().contentHash())) {
      throw new DataException(
          "%s is not what it was when the run began; leave it as it is and run again"
              .formatted(trial.settings().data()));
    }
    return data;
  }
}
