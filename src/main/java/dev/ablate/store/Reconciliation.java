package dev.ablate.store;

import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.TrialRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings journals and database to the same state. The database gets what it lacks from the
 * journals; a journal that is missing or has lost what it had is made anew from the database, where
 * the rows there are intact. Apart from that a journal is the truth, whatever the database says.
 */
record Reconciliation(JournalTrialStore journals, SweepJournal sweeps) {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

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
    Map<String, TableTrial> tables = database.tables();
    List<StoredTrial> behind = new ArrayList<>();
    for (String fingerprint : journals.fingerprints()) {
      JournalContent content = journals.content(fingerprint);
      boolean damaged = content.damage().isPresent();
      Optional<TableTrial> table = Optional.ofNullable(tables.remove(fingerprint));
      Optional<StoredTrial> trial = journals.parse(fingerprint, content);
      if (table.isPresent() && hasMore(table.get(), trial, damaged)) {
        behind.add(table.get().trial());
        journals.restore(table.get().trial());
      } else {
        content.damage().ifPresent(damage -> journals.mend(fingerprint));
        trial.filter(t -> !isAsIn(table, t)).ifPresent(behind::add);
      }
    }
    tables.values().forEach(table -> restore(table, database));
    database.save(behind);
    database.sweeps().deleteAfter(sweeps.mend());
    sweeps.after(database.sweeps().last()).forEach(database.sweeps()::save);
  }

  private static boolean isAsIn(Optional<TableTrial> table, StoredTrial journal) {
    return table.filter(t -> t.isIntact() && t.trial().equals(journal)).isPresent();
  }

  /** What a table has more was in the journal before: a journal is written first. */
  private static boolean hasMore(TableTrial table, Optional<StoredTrial> journal, boolean damaged) {
    boolean trusted = table.isIntact() || (!table.isDamaged() && damaged);
    TrialRecord known = journal.map(StoredTrial::record).orElse(TrialRecord.EMPTY);
    return trusted && PROGRESS.compare(table.trial().record(), known) > 0;
  }

  private void restore(TableTrial table, H2TrialStore database) {
    if (table.isDamaged()) {
      LOG.warn(
          "trial {} has no journal and its rows in the database are damaged; it is forgotten",
          table.trial().id());
      database.delete(table.trial().fingerprint());
    } else {
      journals.restore(table.trial());
    }
  }
}
