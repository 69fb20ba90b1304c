package dev.ablate.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A trial as a store holds it, whether or not a file still plans it.
 *
 * @param fingerprint the trial's identity
 * @param parameters how many trainable numbers
 * @param settings as {@link FlatSettings#of} gives them
 * @param record what happened to it
 */
public record StoredTrial(
    String fingerprint,
    long parameters,
    Map<String, @Nullable Object> settings,
    TrialRecord record) {

  public StoredTrial {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** The first 16 hex digits of the fingerprint, as shown to people. */
  public String id() {
    return fingerprint.substring(0, 16);
  }

  /** The epoch after which the trial ended early, where it did. */
  public OptionalInt stoppedEarly() {
    return settings.get("epochs") instanceof Number planned
        ? record.stoppedEarly(planned.intValue())
        : OptionalInt.empty();
  }

  /** The same trial with another record. */
  public StoredTrial with(TrialRecord other) {
    return new StoredTrial(fingerprint, parameters, settings, other);
  }

  /** The trial with what happened to it. */
  public static StoredTrial of(Trial trial, TrialRecord record) {
    return new StoredTrial(
        trial.fingerprint(),
        trial.network().parameters(),
        FlatSettings.of(trial.settings()),
        record);
  }
}
