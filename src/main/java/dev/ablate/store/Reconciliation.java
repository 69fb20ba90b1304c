package dev.ablate.store;

import dev.ablate.trial.StoredTrial;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
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

  /** Trials that are compared at once: all of a large store would take much memory. */
  private static final int MANY = 1000;

  private static final String DIGITS = "0123456789abcdef";

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
    List<String> fingerprints = journals.fingerprints();
    for (String prefix : prefixes(Math.max(fingerprints.size(), database.size()))) {
      reconcile(
          fingerprints.stream().filter(fingerprint -> fingerprint.startsWith(prefix)).toList(),
          database.tables(prefix),
          database);
    }
    reconcile(database.sweeps());
  }

  /** Beginnings of fingerprints: one each has about as many trials as are compared at once. */
  private static List<String> prefixes(int trials) {
    return trials <= MANY
        ? List.of("")
        : prefixes(trials / DIGITS.length()).stream()
            .flatMap(prefix -> DIGITS.chars().mapToObj(digit -> prefix + (char) digit))
            .toList();
  }

  /** Runs that their journal has lost get lines again, without what the tables do not have. */
  private void reconcile(SweepTables tables) {
    NavigableMap<Integer, StoredSweep> known = tables.read();
    known.tailMap(sweeps.mend(), false).values().forEach(sweeps::append);
    NavigableMap<Integer, StoredSweep> all = sweeps.read();
    tables.deleteAfter(all.size());
    all.forEach(
        (number, sweep) -> {
          if (!sweep.withoutOverrides().equals(known.get(number))) {
            tables.save(number, sweep);
          }
        });
  }

  private void reconcile(
      List<String> fingerprints, Map<String, TableTrial> tables, H2TrialStore database) {
    List<TwoCopies> copies =
        fingerprints.parallelStream()
            .map(fingerprint -> copies(fingerprint, Optional.ofNullable(tables.get(fingerprint))))
            .filter(TwoCopies::differ)
            .toList();
    List<StoredTrial> behind = copies.stream().flatMap(c -> mended(c).stream()).toList();
    fingerprints.forEach(tables::remove);
    tables.values().forEach(table -> restore(table, database));
    if (!behind.isEmpty()) {
      database.save(behind);
    }
  }

  private TwoCopies copies(String fingerprint, Optional<TableTrial> table) {
    JournalContent content = journals.content(fingerprint);
    return new TwoCopies(
        fingerprint, content.damage().isPresent(), journals.parse(fingerprint, content), table);
  }

  /** Mends a journal, and gives the trial where the database is to have it anew. */
  private Optional<StoredTrial> mended(TwoCopies copies) {
    Optional<StoredTrial> more =
        copies.table().map(TableTrial::trial).filter(t -> copies.tableHasMore());
    if (more.isPresent()) {
      journals.restore(more.get());
      return more;
    }
    if (copies.damaged()) {
      journals.mend(copies.fingerprint());
    }
    return copies.tableIsAsJournal() ? Optional.empty() : copies.journal();
  }

  private void restore(TableTrial table, H2TrialStore database) {
    if (table.isDamaged()) {
      LOG.warn(
          "trial %s has no journal and its rows in the database are damaged; it is forgotten"
              .formatted(table.trial().id()));
      database.delete(table.trial().fingerprint());
    } else {
      journals.restore(table.trial());
    }
  }
}
