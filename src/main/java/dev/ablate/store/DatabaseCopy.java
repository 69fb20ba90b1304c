package dev.ablate.store;

import dev.ablate.trial.StoreException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes trials from their journals to the database, many at once: to make sure that a transaction
 * is on the disk takes longer than the rest of it.
 *
 * <p>A thread of its own uses the database, so that training waits for no copy.
 */
final class DatabaseCopy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseCopy.class);
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

  /** It takes at most this share of a run's time. */
  private static final double SHARE = 0.01;

  /** Trials in one transaction. */
  private static final int MANY = 500;

  private final JournalTrialStore journals;
  private final H2TrialStore database;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(DatabaseCopy::thread);

  /** In the order of H2's indexes, of which a transaction rewrites each page that it adds to. */
  private final Set<String> behind = new TreeSet<>();

  /** When the next copy is due; known when all that was begun has been written. */
  private CompletableFuture<Long> due =
      CompletableFuture.completedFuture(System.nanoTime() + PAUSE);

  /** Changed on the thread alone. */
  private boolean failed;

  DatabaseCopy(JournalTrialStore journals, H2TrialStore database) {
    this.journals = journals;
    this.database = database;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "database");
    thread.setDaemon(true);
    return thread;
  }

  /** Notes a trial whose journal has more than the database. */
  void add(String fingerprint) {
    behind.add(fingerprint);
  }

  /** Begins to write what is behind, if the last time is over and long enough ago. */
  void writeWhereDue() {
    if (due.isDone() && System.nanoTime() - await() >= 0) {
      List<String> trials = taken();
      due = CompletableFuture.supplyAsync(() -> timed(trials), thread);
    }
  }

  /** Writes what is behind, and returns when it is on the disk. */
  void write() {
    List<String> trials = taken();
    run(() -> save(trials));
    await();
  }

  /** Has something written to the database, unless it has failed before. */
  void run(Runnable writing) {
    due =
        due.thenApplyAsync(
            time -> {
              attempt(writing);
              return time;
            },
            thread);
  }

  /** Whether the database is to be made anew, once all is written. */
  boolean hasFailed() {
    return failed;
  }

  /** Returns when nothing is being written any more. */
  @Override
  public void close() {
    due.handle((time, thrown) -> true).join();
    thread.shutdown();
  }

  /** Throws what went wrong unexpectedly on the thread. */
  private long await() {
    try {
      return due.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private List<String> taken() {
    List<String> trials = List.copyOf(behind);
    behind.clear();
    return trials;
  }

  /** Gives when the next copy is due. */
  private long timed(List<String> trials) {
    long start = System.nanoTime();
    attempt(() -> save(trials));
    long end = System.nanoTime();
    return end + Math.max(PAUSE, (long) ((end - start) / SHARE));
  }

  private void save(List<String> trials) {
    for (int from = 0; from < trials.size(); from += MANY) {
      List<String> some = trials.subList(from, Math.min(from + MANY, trials.size()));
      database.save(some.stream().flatMap(t -> journals.read(t).stream()).toList());
    }
  }

  private void attempt(Runnable writing) {
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
}
