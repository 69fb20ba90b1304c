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
import java.util.function.Consumer;
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
    return sound(Database.openToRead(files), Migrations::check);
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
    setAside(files);
    LOG.warn("database {} is damaged; it was moved aside and is made anew", files.h2());
    LOG.debug("the damage", reason);
    return openSound(files);
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
    database.transaction(() -> writer.delete(fingerprint));
  }

  /** The trials with the digests that were written beside them, by fingerprint. */
  Map<String, TableTrial> tables() {
    Map<String, TableTrial> tables = new LinkedHashMap<>();
    TrialReader.read(database, "").forEach(t -> tables.put(t.trial().fingerprint(), t));
    return tables;
  }

  /** The runs. */
  SweepTables sweeps() {
    return new SweepTables(database);
  }

  /** Opens a database and reads all of it, so that damage shows now and not during a run. */
  static H2TrialStore openSound(StoreFiles files) {
    if (!Files.notExists(files.h2())) {
      Database database = Database.open(files);
      if (isPresent(database)) {
        return sound(database, present -> {});
      }
    }
    make(files);
    return sound(Database.open(files), present -> {});
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

  private static H2TrialStore sound(Database database, Consumer<Database> prepare) {
    boolean sound = false;
    try {
      prepare.accept(database);
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
