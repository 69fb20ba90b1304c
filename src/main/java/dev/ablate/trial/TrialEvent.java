package dev.ablate.trial;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Something that happened to a trial; a trial's history is the list of these. */
public sealed interface TrialEvent {

  /** When, to the millisecond. */
  Instant time();

  /**
   * An attempt began. What an earlier one recorded no longer counts, but for the epochs that this
   * one goes on from.
   *
   * @param attempt from 1
   * @param device {@code cpu}, {@code cuda:0}
   * @param versions of ablate, java, djl, pytorch
   * @param from where an earlier attempt had come to; empty for one that begins anew
   */
  record Started(
      Instant time,
      int attempt,
      String device,
      Map<String, String> versions,
      Optional<Reached> from)
      implements TrialEvent {

    /** An attempt that begins anew. */
    public Started(Instant time, int attempt, String device, Map<String, String> versions) {
      this(time, attempt, device, versions, Optional.empty());
    }
  }

  /**
   * The attempt goes on from where another trial ended, which differs in {@code epochs} alone.
   *
   * @param trial fingerprint of the other one
   * @param epochs all of it, from its first on
   */
  record Continued(Instant time, String trial, List<EpochRecord> epochs) implements TrialEvent {
    public Continued {
      epochs = List.copyOf(epochs);
    }

    /** Where the epochs come from. */
    public Origin origin() {
      return new Origin(trial, epochs.size());
    }
  }

  /**
   * How far training had come.
   *
   * @param epochs that had ended
   * @param update how many updates were made, those of a begun epoch included
   */
  record Reached(int epochs, long update) {}

  /** A checkpoint is on the disk: training can go on from there. */
  record StateStored(Instant time, StoredState state) implements TrialEvent {}

  /**
   * The attempt trains with this batch size, which was found for {@code batch_size = auto}.
   *
   * @param size rows of an update
   */
  record BatchSizeFound(Instant time, int size) implements TrialEvent {}

  /** An epoch is over. */
  record EpochEnded(Instant time, EpochRecord epoch) implements TrialEvent {}

  /**
   * The weights of the best epoch are on the disk.
   *
   * @param sha256 of the file, in hex
   */
  record WeightsStored(Instant time, String sha256) implements TrialEvent {}

  /**
   * Metrics that were asked for after training were computed from the weights of the best epoch.
   *
   * @param metrics those alone: {@code val_f1}, {@code test_f1}
   */
  record Measured(Instant time, Map<String, Double> metrics) implements TrialEvent {
    public Measured {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
  }

  /**
   * It was looked at what the weights of the best epoch predict.
   *
   * @param splits those that have rows
   */
  record Predicted(Instant time, List<Predictions> splits) implements TrialEvent {
    public Predicted {
      splits = List.copyOf(splits);
    }
  }

  /** Something is wrong that does not end the trial; what earlier attempts recorded of it stays. */
  record Warned(Instant time, String message) implements TrialEvent {}

  /**
   * The attempt is over.
   *
   * @param state DONE, DIVERGED or FAILED
   * @param bestEpoch the best by the objective, where one ended
   * @param metrics of the best epoch, test metrics included
   * @param error why it diverged or failed
   */
  record Finished(
      Instant time,
      TrialState state,
      OptionalInt bestEpoch,
      Map<String, Double> metrics,
      Optional<String> error)
      implements TrialEvent {
    public Finished {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
  }
}
