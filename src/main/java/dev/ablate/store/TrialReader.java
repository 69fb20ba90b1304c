package dev.ablate.store;

import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Json;
import dev.ablate.trial.Origin;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.StoredState;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads trials from what {@link TrialWriter} wrote, with one query a table. */
final class TrialReader {
  private final Database database;
  private final String first;
  private final String last;
  private final Map<String, Map<String, Double>> metrics = new HashMap<>();
  private final Map<String, Map<Integer, Map<String, Double>>> epochMetrics = new HashMap<>();
  private final Map<String, List<EpochRecord>> epochs = new HashMap<>();

  private TrialReader(Database database, String prefix) {
    this.database = database;
    this.first = prefix;
    this.last = prefix + "g"; // follows every hexadecimal digit
  }

  /** Trials whose fingerprints begin so, in their order. */
  static List<TableTrial> read(Database database, String prefix) {
    TrialReader reader = new TrialReader(database, prefix);
    reader.readParts();
    return reader.rows("* FROM trial", "fingerprint", reader::trial);
  }

  private void readParts() {
    rows(
        "fingerprint, metric, amount FROM trial_metric",
        "fingerprint, position",
        row -> of(metrics, row).put(row.getString(2), row.getDouble(3)));
    rows(
        "fingerprint, epoch, metric, amount FROM epoch_metric",
        "fingerprint, epoch, position",
        row ->
            of(epochMetrics, row)
                .computeIfAbsent(row.getInt(2), epoch -> new LinkedHashMap<>())
                .put(row.getString(3), row.getDouble(4)));
    rows(
        "fingerprint, epoch, lr, seconds FROM epoch",
        "fingerprint, epoch",
        row -> epochs.computeIfAbsent(row.getString(1), f -> new ArrayList<>()).add(epoch(row)));
  }

  private <T> List<T> rows(String columns, String order, Database.RowReader<T> reader) {
    return database.query(
        "SELECT " + columns + " WHERE fingerprint BETWEEN ? AND ? ORDER BY " + order,
        reader,
        first,
        last);
  }

  private static <K, V extends @Nullable Object> Map<K, V> of(
      Map<String, Map<K, V>> parts, ResultSet row) throws SQLException {
    return parts.computeIfAbsent(row.getString(1), fingerprint -> new LinkedHashMap<>());
  }

  private EpochRecord epoch(ResultSet row) throws SQLException {
    Map<Integer, Map<String, Double>> ofTrial =
        epochMetrics.getOrDefault(row.getString(1), Map.of());
    return new EpochRecord(
        row.getInt(2),
        row.getDouble(3),
        ofTrial.getOrDefault(row.getInt(2), Map.of()),
        row.getDouble(4));
  }

  private TableTrial trial(ResultSet row) throws SQLException {
    String fingerprint = row.getString("fingerprint");
    TrialRecord record =
        new TrialRecord(
            TrialState.of(row.getString("state")),
            row.getInt("attempts"),
            epochs.getOrDefault(fingerprint, List.of()),
            Optional.ofNullable(row.getString("origin")).map(o -> Json.read(o, Origin.class)),
            count(row, "best_epoch"),
            metrics.getOrDefault(fingerprint, Map.of()),
            instant(row, "started"),
            instant(row, "finished"),
            Optional.ofNullable(row.getString("device")),
            versions(row.getString("versions")),
            count(row, "batch_size"),
            Optional.ofNullable(row.getString("weights")),
            states(row.getString("states")),
            warnings(row.getString("warnings")),
            predictions(row.getString("predictions")),
            Optional.ofNullable(row.getString("error")));
    StoredTrial trial =
        new StoredTrial(
            fingerprint, row.getLong("parameters"), settings(row.getString("settings")), record);
    return new TableTrial(trial, Optional.ofNullable(row.getString("digest")));
  }

  private static Map<String, @Nullable Object> settings(@Nullable String json) {
    return Json.map(json == null ? "{}" : json);
  }

  private static Map<String, String> versions(@Nullable String json) {
    Map<String, String> versions = new TreeMap<>();
    settings(json).forEach((program, version) -> versions.put(program, String.valueOf(version)));
    return versions;
  }

  private static List<StoredState> states(@Nullable String json) {
    return json == null ? List.of() : List.of(Json.read(json, StoredState[].class));
  }

  private static List<String> warnings(@Nullable String json) {
    return json == null ? List.of() : List.of(Json.read(json, String[].class));
  }

  private static List<Predictions> predictions(@Nullable String json) {
    return json == null ? List.of() : List.of(Json.read(json, Predictions[].class));
  }

  /** A count from 1; NULL, which is 0, is none. */
  private static OptionalInt count(ResultSet row, String column) throws SQLException {
    int count = row.getInt(column);
    return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
