package dev.ablate.store;

import dev.ablate.trial.StoreException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes trials from their journals to the database, many at once: to make sure that a transaction
 * is on the disk takes longer than the rest of it.
 */
final class DatabaseCopy {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseCopy.class);
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

  /** It takes at most this share of a run's time. */
  private static final double SHARE = 0.01;

  /** Trials in one transaction. */
  private static final int MANY = 500;

  private final JournalTrialStore journals;
  private final H2TrialStore database;

  /** In the order of H2's indexes, of which a transaction rewrites each page that it adds to. */
  private final Set<String> behind = new TreeSet<>();

  private boolean failed;
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
      run(() -> database.save(some.stream().flatMap(t -> journals.read(t).stream()).toList()));
    }
    behind.clear();
  }

  /** Has something written to the database, unless it has failed before. */
  void run(Runnable writing) {
    if (failed) {
      return;
    }
    try {
      writing.run();
    } catch (StoreException e) {
      failed = true;
      LOG.warn("{}\nThe journals have all; the next run makes the database anew.", e.getMessage());
    }
  }

  /** Whether the database is to be made anew. */
  boolean hasFailed() {
    return failed;
  }
}
