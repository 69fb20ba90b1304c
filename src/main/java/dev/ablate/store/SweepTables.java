package dev.ablate.store;

import dev.ablate.trial.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs as rows of the table {@code sweep} and those that refer to it. */
record SweepTables(Database database) {

  /** All runs by number, without what the tables do not have: their overrides. */
  NavigableMap<Integer, StoredSweep> read() {
    return database.readRows(
        () -> {
          NavigableMap<Integer, StoredSweep> sweeps = new TreeMap<>();
          database
              .query("SELECT id, title, file, source, started FROM sweep", this::sweep)
              .forEach(sweeps::putAll);
          return sweeps;
        });
  }

  /**
   * Writes a run in place of any of that number.
   *
   * @param number its line in the journal of runs
   */
  void save(int number, StoredSweep sweep) {
    database.transaction(
        () -> {
          database.execute("DELETE FROM sweep WHERE id = ?", number);
          database.execute(
              "INSERT INTO sweep (id, title, file, source, started) VALUES (?, ?, ?, ?, ?)",
              number,
              sweep.title(),
              sweep.file(),
              sweep.source(),
              sweep.startTime().atOffset(ZoneOffset.UTC));
          sweep.versions().forEach((program, version) -> saveVersion(number, program, version));
          savePlacements(number, sweep.rows());
        });
  }

  /** Deletes the runs after the one of that number. */
  void deleteAfter(int number) {
    database.transaction(() -> database.execute("DELETE FROM sweep WHERE id > ?", number));
  }

  private void saveVersion(int sweep, String program, String version) {
    database.execute(
        "INSERT INTO sweep_version (sweep, program, version) VALUES (?, ?, ?)",
        sweep,
        program,
        version);
  }

  private void savePlacements(int sweep, List<StoredSweep.Row> placements) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (StoredSweep.Row placement : placements) {
      rows.add(
          new @Nullable Object[] {
            sweep,
            rows.size(),
            placement.trial(),
            placement.fingerprint(),
            placement.array(),
            placement.variant(),
            Json.write(placement.axes())
          });
    }
    database.executeAll(
        """
        INSERT INTO sweep_trial (sweep, position, trial, fingerprint, array_number, variant, axes)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  private Map<Integer, StoredSweep> sweep(ResultSet row) throws SQLException {
    int number = row.getInt("id");
    StoredSweep sweep =
        new StoredSweep(
            row.getString("title"),
            row.getString("file"),
            row.getString("source"),
            null,
            row.getObject("started", OffsetDateTime.class).toInstant().toString(),
            versions(number),
            placements(number));
    return Map.of(number, sweep);
  }

  private Map<String, String> versions(int sweep) {
    Map<String, String> versions = new TreeMap<>();
    database
        .query(
            "SELECT program, version FROM sweep_version WHERE sweep = ?",
            row -> Map.of(row.getString(1), row.getString(2)),
            sweep)
        .forEach(versions::putAll);
    return versions;
  }

  private List<StoredSweep.Row> placements(int sweep) {
    return database.query(
        """
        SELECT trial, fingerprint, array_number, variant, axes FROM sweep_trial
        WHERE sweep = ? ORDER BY position
        """,
        row ->
            new StoredSweep.Row(
                row.getInt(1),
                row.getString(2),
                row.getObject(3, Integer.class),
                row.getString(4),
                Json.map(row.getString(5))),
        sweep);
  }
}
