package dev.ablate.store;

import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.TrialRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes trials as rows of the table {@code trial} and those that refer to it. */
final class TrialWriter {
  private final Database database;

  TrialWriter(Database database) {
    this.database = database;
  }

  /** Writes a trial in place of what is there of it. */
  void replace(StoredTrial trial) {
    String fingerprint = trial.fingerprint();
    TrialRecord record = trial.record();
    delete(fingerprint);
    database.execute(
        """
        INSERT INTO trial (fingerprint, parameters, state, attempts, best_epoch, started, finished,
          device, batch_size, weights, states, warnings, predictions, error, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        fingerprint,
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
        TableTrial.digest(trial));
    insertSettings(fingerprint, trial.settings());
    insertVersions(fingerprint, record.versions());
    insertMetrics(fingerprint, record.metrics());
    insertEpochs(fingerprint, record.epochs());
  }

  /** Deletes what is there of a trial. */
  void delete(String fingerprint) {
    database.execute("DELETE FROM trial WHERE fingerprint = ?", fingerprint);
  }

  private void insertSettings(String fingerprint, Map<String, @Nullable Object> settings) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    settings.forEach(
        (path, value) -> rows.add(row(fingerprint, rows.size(), path, Json.write(value))));
    database.executeAll(
        "INSERT INTO setting (fingerprint, position, path, json) VALUES (?, ?, ?, ?)", rows);
  }

  private void insertVersions(String fingerprint, Map<String, String> versions) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    versions.forEach((program, version) -> rows.add(row(fingerprint, program, version)));
    database.executeAll(
        "INSERT INTO trial_version (fingerprint, program, version) VALUES (?, ?, ?)", rows);
  }

  private void insertMetrics(String fingerprint, Map<String, Double> metrics) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    metrics.forEach((metric, amount) -> rows.add(row(fingerprint, rows.size(), metric, amount)));
    database.executeAll(
        "INSERT INTO trial_metric (fingerprint, position, metric, amount) VALUES (?, ?, ?, ?)",
        rows);
  }

  private void insertEpochs(String fingerprint, List<EpochRecord> epochs) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<@Nullable Object[]> metrics = new ArrayList<>();
    for (EpochRecord e : epochs) {
      rows.add(row(fingerprint, e.epoch(), e.lr(), e.seconds()));
      e.metrics()
          .forEach(
              (metric, amount) ->
                  metrics.add(row(fingerprint, e.epoch(), metrics.size(), metric, amount)));
    }
    database.executeAll(
        "INSERT INTO epoch (fingerprint, epoch, lr, seconds) VALUES (?, ?, ?, ?)", rows);
    database.executeAll(
        """
        INSERT INTO epoch_metric (fingerprint, epoch, position, metric, amount)
        VALUES (?, ?, ?, ?, ?)
        """,
        metrics);
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
