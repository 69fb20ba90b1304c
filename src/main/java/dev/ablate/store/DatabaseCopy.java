package dev.ablate.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Takes trials from their journals to the database, many at once: to make sure that a transaction
 * is on the disk takes longer than the rest of it.
 */
final class DatabaseCopy {
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

  /** It takes at most this share of a run's time. */
  private static final double SHARE = 0.01;

  /** Trials in one transaction. */
  private static final int MANY = 500;

  private final JournalTrialStore journals;
  private final H2TrialStore database;
  private final Set<String> behind = new LinkedHashSet<>();
  private long next = System.nanoTime() + PAUSE;

  DatabaseCopy(JournalTrialStore journals, H2TrialStore database) {
    this.journals = journals;
    this.database = database;
  }

  /** Notes a trial whose journal has more than the database. */
  void add(String fingerprint) {
    behind.add(fingerprint);
  }

  /** Writes what is behind, if the last time is long enough ago. */
  void writeWhereDue() {
    long start = System.nanoTime();
    if (start - next >= 0) {
      write();
      long end = System.nanoTime();
      next = end + Math.max(PAUSE, (long) ((end - start) / SHARE));
    }
  }

  /** Writes what is behind, and returns when it is on the disk. */
  void write() {
    List<String> trials = List.copyOf(behind);
    for (int from = 0; from < trials.size(); from += MANY) {
      List<String> some = trials.subList(from, Math.min(from + MANY, trials.size()));
      database.save(some.stream().flatMap(trial -> journals.read(trial).stream()).toList());
    }
    behind.clear();
  }
}
