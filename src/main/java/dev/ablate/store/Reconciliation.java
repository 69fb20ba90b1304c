package dev.ablate.store;

import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.TrialRecord;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Brings journals and database to the same state. The database gets what it lacks from the
 * journals; a journal that is missing or damaged is made anew from the database. A sound journal is
 * the truth, whatever the database says.
 */
record Reconciliation(JournalTrialStore journals, SweepJournal sweeps) {

  /** Less first: the attempt, whether it is over, its epochs. */
  private static final Comparator<TrialRecord> PROGRESS =
      Comparator.comparingInt(TrialRecord::attempts)
          .thenComparing(record -> record.finished().isPresent())
          .thenComparingInt(record -> record.epochs().size());

  /** Opens a database that agrees with the journals; one that does not work is replaced. */
  H2TrialStore open(Path path) {
    H2TrialStore database = H2TrialStore.open(path);
    try {
      return reconciled(database);
    } catch (DatabaseException e) {
      return reconciled(H2TrialStore.replace(path, e));
    }
  }

  private H2TrialStore reconciled(H2TrialStore database) {
    boolean done = false;
    try {
      reconcile(database);
      done = true;
      return database;
    } finally {
      if (!done) {
        database.close();
      }
    }
  }

  private void reconcile(H2TrialStore database) {
    Map<String, StoredTrial> tables = new LinkedHashMap<>();
    database.startingWith("").forEach(trial -> tables.put(trial.fingerprint(), trial));
    for (StoredTrial trial : journals.startingWith("")) {
      StoredTrial table = tables.remove(trial.fingerprint());
      if (table != null && hasMore(table, trial)) {
        journals.restore(table);
      } else if (!trial.equals(table)) {
        database.save(trial);
      }
    }
    tables.values().forEach(journals::restore);
    sweeps.after(database.lastSweep()).forEach(database::save);
  }

  private boolean hasMore(StoredTrial table, StoredTrial journal) {
    return PROGRESS.compare(table.record(), journal.record()) > 0
        && journals.isDamaged(journal.fingerprint());
  }
}
