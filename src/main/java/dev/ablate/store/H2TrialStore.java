package dev.ablate.store;

import dev.ablate.trial.StoreException;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trials and runs in tables that one can query with SQL. A trial is always written whole. */
public final class H2TrialStore implements TrialStore {
  private static final Logger LOG = LoggerFactory.getLogger(H2TrialStore.class);

  private final Database database;
  private final TrialWriter writer;

  private H2TrialStore(Database database) {
    this.database = database;
    this.writer = new TrialWriter(database);
  }

  /**
   * Opens or creates a database, which no other process may then open. A damaged file is set aside
   * and replaced by an empty database.
   *
   * @param path as {@code --db} names it, without H2's ending
   */
  public static H2TrialStore open(Path path) {
    StoreFiles files = StoreFiles.of(path);
    try {
      return openSound(files);
    } catch (DatabaseException e) {
      return replace(path, e);
    }
  }

  /** Sets a database aside that does not work, and opens an empty one. */
  static H2TrialStore replace(Path path, DatabaseException reason) {
    StoreFiles files = StoreFiles.of(path);
    setAside(files, reason);
    return openSound(files);
  }

  @Override
  public Optional<TrialRecord> find(String fingerprint) {
    return startingWith(fingerprint).stream().map(StoredTrial::record).findFirst();
  }

  @Override
  public Map<String, TrialRecord> all() {
    Map<String, TrialRecord> records = new LinkedHashMap<>();
    startingWith("").forEach(stored -> records.put(stored.fingerprint(), stored.record()));
    return records;
  }

  @Override
  public List<StoredTrial> startingWith(String prefix) {
    return TrialReader.read(database, prefix);
  }

  @Override
  public void append(Trial trial, TrialEvent... events) {
    TrialRecord record = find(trial.fingerprint()).orElse(TrialRecord.EMPTY);
    for (TrialEvent event : events) {
      record = record.after(event);
    }
    save(StoredTrial.of(trial, record));
  }

  @Override
  public void close() {
    database.close();
  }

  /** Writes a trial in place of what is known of it, and returns when it is on the disk. */
  void save(StoredTrial trial) {
    database.transaction(() -> writer.replace(trial));
  }

  /** The number of the last run; 0 where there is none. */
  int lastSweep() {
    return database.query("SELECT COALESCE(MAX(id), 0) FROM sweep", row -> row.getInt(1)).get(0);
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

  /** Opens a database and reads all of it, so that damage shows now and not during a run. */
  private static H2TrialStore openSound(StoreFiles files) {
    Database database = Database.open(files);
    boolean sound = false;
    try {
      Migrations.apply(database);
      readAll(database);
      sound = true;
      return new H2TrialStore(database);
    } finally {
      if (!sound) {
        database.close();
      }
    }
  }

  private static void readAll(Database database) {
    try {
      TrialReader.read(database, "");
    } catch (RuntimeException e) {
      // Whatever a flipped bit makes of a row: no state of that name, no JSON, no such page.
      throw new DatabaseException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void setAside(StoreFiles files, DatabaseException reason) {
    Path aside = files.h2().resolveSibling(files.h2().getFileName() + ".damaged");
    try {
      Files.move(files.h2(), aside, StandardCopyOption.REPLACE_EXISTING);
      LOG.warn("database {} is damaged; it was moved to {} and is made anew", files.h2(), aside);
      LOG.debug("the damage", reason);
    } catch (IOException e) {
      throw StoreException.of("cannot move " + files.h2(), e);
    }
  }
}
