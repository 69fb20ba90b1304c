package dev.ablate.store;

import dev.ablate.trial.EventJson;
import dev.ablate.trial.Json;
import dev.ablate.trial.StoredTrial;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A trial as the tables have it.
 *
 * @param trial what its rows say
 * @param digest what was written beside them; databases of earlier versions have none
 */
record TableTrial(StoredTrial trial, Optional<String> digest) {

  /** What is written beside the rows of a trial: a SHA-256 over all that they say. */
  static String digest(StoredTrial trial) {
    return DigestUtils.sha256Hex(
        Json.writeSorted(
            List.of(
                TrialHeader.of(trial),
                trial.record().events().stream().map(EventJson::write).toList())));
  }

  /** Whether the rows say what was written. */
  boolean isIntact() {
    return digest.filter(digest(trial)::equals).isPresent();
  }

  /** Whether the rows do not say what was written. */
  boolean isDamaged() {
    return digest.isPresent() && !isIntact();
  }
}
