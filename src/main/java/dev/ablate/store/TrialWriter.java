package dev.ablate.store;

import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Json;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.TrialRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes trials as rows of the table {@code trial} and those that refer to it. */
final class TrialWriter {
  private final Database database;

  TrialWriter(Database database) {
    this.database = database;
  }

  /** Writes trials in place of what is there of them. */
  void replace(List<StoredTrial> trials) {
    delete(trials.stream().map(StoredTrial::fingerprint).toList());
    Rows rows = new Rows();
    trials.forEach(rows::add);
    database.executeAll(
        """
        INSERT INTO trial (fingerprint, parameters, state, attempts, best_epoch, started, finished,
          device, batch_size, weights, states, warnings, predictions, error, origin, digest,
          settings, versions)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FORMAT JSON, ? FORMAT JSON)
        """,
        rows.trials);
    database.executeAll(
        "INSERT INTO trial_metric (fingerprint, position, metric, amount) VALUES (?, ?, ?, ?)",
        rows.metrics);
    database.executeAll(
        "INSERT INTO epoch (fingerprint, epoch, lr, seconds) VALUES (?, ?, ?, ?)", rows.epochs);
    database.executeAll(
        """
        INSERT INTO epoch_metric (fingerprint, epoch, position, metric, amount)
        VALUES (?, ?, ?, ?, ?)
        """,
        rows.epochMetrics);
  }

  /** Deletes what is there of trials. */
  void delete(List<String> fingerprints) {
    database.executeAll(
        "DELETE FROM trial WHERE fingerprint = ?",
        fingerprints.stream().map(fingerprint -> row(fingerprint)).toList());
  }

  /** The rows of each table. */
  private static final class Rows {
    private final List<@Nullable Object[]> trials = new ArrayList<>();
    private final List<@Nullable Object[]> metrics = new ArrayList<>();
    private final List<@Nullable Object[]> epochs = new ArrayList<>();
    private final List<@Nullable Object[]> epochMetrics = new ArrayList<>();

    void add(StoredTrial trial) {
      String fingerprint = trial.fingerprint();
      TrialRecord record = trial.record();
      trials.add(ofTrial(trial));
      record
          .metrics()
          .forEach(
              (metric, amount) -> metrics.add(row(fingerprint, metrics.size(), metric, amount)));
      record.epochs().forEach(epoch -> add(fingerprint, epoch));
    }

    private void add(String fingerprint, EpochRecord e) {
      epochs.add(row(fingerprint, e.epoch(), e.lr(), e.seconds()));
      e.metrics()
          .forEach(
              (metric, amount) ->
                  epochMetrics.add(
                      row(fingerprint, e.epoch(), epochMetrics.size(), metric, amount)));
    }
  }

  private static @Nullable Object[] ofTrial(StoredTrial trial) {
    TrialRecord record = trial.record();
    return row(
        trial.fingerprint(),
        trial.parameters(),
        record.state().text(),
        record.attempts(),
        orNull(record.bestEpoch()),
        record.started().map(TrialWriter::timestamp).orElse(null),
        record.finished().map(TrialWriter::timestamp).orElse(null),
        record.device().orElse(null),
        orNull(record.batchSize()),
        record.weights().orElse(null),
        record.states().isEmpty() ? null : Json.write(record.states()),
        record.warnings().isEmpty() ? null : Json.write(record.warnings()),
        record.predictions().isEmpty() ? null : Json.write(record.predictions()),
        record.error().orElse(null),
        record.origin().map(Json::write).orElse(null),
        TableTrial.digest(trial),
        Json.write(trial.settings()),
        Json.write(record.versions()));
  }

  private static @Nullable Object[] row(@Nullable Object... columns) {
    return columns;
  }

  private static @Nullable Integer orNull(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static OffsetDateTime timestamp(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
