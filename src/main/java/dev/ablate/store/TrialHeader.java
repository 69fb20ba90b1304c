package dev.ablate.store;

import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.TrialRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first entry of a trial's journal: what the trial is. */
record TrialHeader(String fingerprint, long parameters, Map<String, @Nullable Object> settings) {

  static TrialHeader of(StoredTrial trial) {
    return new TrialHeader(trial.fingerprint(), trial.parameters(), trial.settings());
  }

  StoredTrial with(TrialRecord record) {
    return new StoredTrial(fingerprint, parameters, settings, record);
  }
}
