package dev.ablate.store;

import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A trial as rows of the tables {@code trial} and those that refer to it. */
final class TrialRows {
  private final Database database;

  TrialRows(Database database) {
    this.database = database;
  }

  /** Trials whose fingerprints begin so, in their order. */
  List<StoredTrial> read(String prefix) {
    String afterEveryHexDigit = prefix + "g";
    return database.query(
        "SELECT * FROM trial WHERE fingerprint BETWEEN ? AND ? ORDER BY fingerprint",
        this::trial,
        prefix,
        afterEveryHexDigit);
  }

  /** Writes a trial in place of what is there of it. */
  void replace(StoredTrial trial) {
    String fingerprint = trial.fingerprint();
    TrialRecord record = trial.record();
    database.execute("DELETE FROM trial WHERE fingerprint = ?", fingerprint);
    database.execute(
        """
        INSERT INTO trial (fingerprint, parameters, state, attempts, best_epoch, started, finished,
          device, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        fingerprint,
        trial.parameters(),
        record.state().text(),
        record.attempts(),
        record.bestEpoch().isPresent() ? record.bestEpoch().getAsInt() : null,
        record.started().map(TrialRows::timestamp).orElse(null),
        record.finished().map(TrialRows::timestamp).orElse(null),
        record.device().orElse(null),
        record.error().orElse(null));
    insertSettings(fingerprint, trial.settings());
    insertVersions(fingerprint, record.versions());
    insertMetrics(fingerprint, record.metrics());
    insertEpochs(fingerprint, record.epochs());
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

  private StoredTrial trial(ResultSet row) throws SQLException {
    String fingerprint = row.getString("fingerprint");
    int bestEpoch = row.getInt("best_epoch");
    TrialRecord record =
        new TrialRecord(
            TrialState.of(row.getString("state")),
            row.getInt("attempts"),
            epochs(fingerprint),
            bestEpoch == 0 ? OptionalInt.empty() : OptionalInt.of(bestEpoch),
            metrics(fingerprint),
            instant(row, "started"),
            instant(row, "finished"),
            Optional.ofNullable(row.getString("device")),
            versions(fingerprint),
            Optional.ofNullable(row.getString("error")));
    return new StoredTrial(fingerprint, row.getLong("parameters"), settings(fingerprint), record);
  }

  private Map<String, @Nullable Object> settings(String fingerprint) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    database.query(
        "SELECT path, json FROM setting WHERE fingerprint = ? ORDER BY position",
        row -> settings.put(row.getString(1), Json.value(row.getString(2))),
        fingerprint);
    return settings;
  }

  private Map<String, String> versions(String fingerprint) {
    Map<String, String> versions = new LinkedHashMap<>();
    database.query(
        "SELECT program, version FROM trial_version WHERE fingerprint = ?",
        row -> versions.put(row.getString(1), row.getString(2)),
        fingerprint);
    return versions;
  }

  private List<EpochRecord> epochs(String fingerprint) {
    Map<Integer, Map<String, Double>> metrics = new HashMap<>();
    database.query(
        """
        SELECT epoch, metric, amount FROM epoch_metric WHERE fingerprint = ?
        ORDER BY epoch, position
        """,
        row ->
            metrics
                .computeIfAbsent(row.getInt(1), epoch -> new LinkedHashMap<>())
                .put(row.getString(2), row.getDouble(3)),
        fingerprint);
    return database.query(
        "SELECT epoch, lr, seconds FROM epoch WHERE fingerprint = ? ORDER BY epoch",
        row ->
            new EpochRecord(
                row.getInt(1),
                row.getDouble(2),
                metrics.getOrDefault(row.getInt(1), Map.of()),
                row.getDouble(3)),
        fingerprint);
  }

  private Map<String, Double> metrics(String fingerprint) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    database.query(
        "SELECT metric, amount FROM trial_metric WHERE fingerprint = ? ORDER BY position",
        row -> metrics.put(row.getString(1), row.getDouble(2)),
        fingerprint);
    return metrics;
  }

  private static @Nullable Object[] row(@Nullable Object... columns) {
    return columns;
  }

  private static OffsetDateTime timestamp(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
