package dev.ablate.store;

import dev.ablate.trial.StoredTrial;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Takes trials from their journals to the database, many at once: to make sure that a transaction
 * is on the disk takes longer than the rest of it.
 */
final class DatabaseCopy {
  private static final int MANY = 200;
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

  private final JournalTrialStore journals;
  private final H2TrialStore database;
  private final Set<String> behind = new LinkedHashSet<>();
  private long written = System.nanoTime();

  DatabaseCopy(JournalTrialStore journals, H2TrialStore database) {
    this.journals = journals;
    this.database = database;
  }

  /** Notes a trial whose journal has more than the database. */
  void add(String fingerprint) {
    behind.add(fingerprint);
  }

  /** Writes what is behind, if that is much or the last time is long ago. */
  void writeWhereDue() {
    if (behind.size() >= MANY || System.nanoTime() - written >= PAUSE) {
      write();
    }
  }

  /** Writes what is behind, and returns when it is on the disk. */
  void write() {
    List<StoredTrial> trials =
        behind.stream().flatMap(trial -> journals.read(trial).stream()).toList();
    if (!trials.isEmpty()) {
      database.save(trials);
    }
    behind.clear();
    written = System.nanoTime();
  }
}
