package dev.ablate.store;

import dev.ablate.trial.ArrayWidth;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * Opens a database as it is, and changes nothing in it.
   *
   * @throws DatabaseException where it is damaged or of an earlier form
   */
  static H2TrialStore openToRead(StoreFiles files) {
    Database database = Database.openToRead(files);
    boolean checked = false;
    try {
      Migrations.check(database);
      checked = true;
      return new H2TrialStore(database);
    } finally {
      if (!checked) {
        database.close();
      }
    }
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
      return openPresent(files);
    } catch (DatabaseException e) {
      return replace(path, e);
    }
  }

  /** Sets a database aside that does not work, and opens an empty one. */
  static H2TrialStore replace(Path path, DatabaseException reason) {
    StoreFiles files = StoreFiles.of(path);
    setAside(files);
    LOG.warn("database {} is damaged; it was moved aside and is made anew", files.h2());
    LOG.debug("the damage", reason);
    return openPresent(files);
  }

  @Override
  public Optional<TrialRecord> find(String fingerprint) {
    return startingWith(fingerprint).stream().map(StoredTrial::record).findFirst();
  }

  @Override
  public List<StoredTrial> startingWith(String prefix) {
    return TrialReader.read(database, prefix).stream().map(TableTrial::trial).toList();
  }

  /** Widths are about a machine and stand in their journal alone. */
  @Override
  public List<ArrayWidth> widths() {
    return List.of();
  }

  @Override
  public void append(Trial trial, TrialEvent... events) {
    TrialRecord record = find(trial.fingerprint()).orElse(TrialRecord.EMPTY);
    for (TrialEvent event : events) {
      record = record.after(event);
    }
    save(List.of(StoredTrial.of(trial, record)));
  }

  /** Nothing is left to be done: each transaction is on the disk. */
  @Override
  public void force() {}

  @Override
  public void close() {
    database.close();
  }

  /** Writes trials in place of what is known of them, and returns when they are on the disk. */
  void save(List<StoredTrial> trials) {
    database.transaction(() -> writer.replace(trials));
  }

  /** Forgets a trial, and returns when it is gone from the disk. */
  void delete(String fingerprint) {
    database.transaction(() -> writer.delete(List.of(fingerprint)));
  }

  /** How many trials there are. */
  int size() {
    return database.query("SELECT COUNT(*) FROM trial", row -> row.getInt(1)).get(0);
  }

  /** The trials whose fingerprints begin so, with the digests that were written beside them. */
  Map<String, TableTrial> tables(String prefix) {
    Map<String, TableTrial> tables = new LinkedHashMap<>();
    database
        .readRows(() -> TrialReader.read(database, prefix))
        .forEach(table -> tables.put(table.trial().fingerprint(), table));
    return tables;
  }

  /** The runs. */
  SweepTables sweeps() {
    return new SweepTables(database);
  }

  /** Opens a database, which gets the present form where it has an earlier one or is missing. */
  static H2TrialStore openPresent(StoreFiles files) {
    if (!Files.notExists(files.h2())) {
      Database database = Database.open(files);
      if (isPresent(database)) {
        return new H2TrialStore(database);
      }
    }
    make(files);
    return new H2TrialStore(Database.open(files));
  }

  /** Makes a database, or gives one of an earlier form the present one, beside its place. */
  private static void make(StoreFiles files) {
    StoreFiles beside = files.beside();
    try {
      Directories.createFor(files.h2());
      Files.deleteIfExists(beside.h2());
      if (!Files.notExists(files.h2())) {
        Files.copy(files.h2(), beside.h2());
      }
      try (Database database = Database.openToMake(beside)) {
        Migrations.apply(database);
      }
      Directories.forceContent(beside.h2());
      Files.move(beside.h2(), files.h2(), StandardCopyOption.ATOMIC_MOVE);
      Directories.forceEntry(files.h2());
    } catch (IOException e) {
      throw StoreException.of("cannot make " + files.h2(), e);
    }
  }

  private static boolean isPresent(Database database) {
    boolean present = false;
    try {
      present = Migrations.isPresent(database);
      return present;
    } finally {
      if (!present) {
        database.close();
      }
    }
  }

  /** Moves a database that is closed to where nobody looks for it. */
  static void setAside(StoreFiles files) {
    Path aside = files.h2().resolveSibling(files.h2().getFileName() + ".damaged");
    try {
      Files.move(files.h2(), aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw StoreException.of("cannot move " + files.h2(), e);
    }
  }
}
