package dev.ablate.store;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.SweepRecord;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run keeps its trials in: journals, which have every event as soon as it is acknowledged,
 * and a database, which has a trial soon after it ends or when the store is closed.
 *
 * <p>Opening brings both to the same state.
 */
public final class RunStore implements SweepStore {

  private final StoreLock lock;
  private final JournalTrialStore journals;
  private final SweepJournal sweeps;
  private final WeightFiles weights;
  private final H2TrialStore database;
  private final DatabaseCopy copy;

  private RunStore(
      StoreLock lock,
      JournalTrialStore journals,
      SweepJournal sweeps,
      WeightFiles weights,
      H2TrialStore database) {
    this.lock = lock;
    this.journals = journals;
    this.sweeps = sweeps;
    this.weights = weights;
    this.database = database;
    this.copy = new DatabaseCopy(journals, database);
  }

  /**
   * Opens or creates a store for one run.
   *
   * @param path as {@code --db} names it
   * @throws StoreInUseException while another run has it
   */
  public static RunStore open(Path path) {
    StoreFiles files = StoreFiles.of(path);
    StoreLock lock = StoreLock.take(files);
    try {
      JournalTrialStore journals = JournalTrialStore.of(path);
      SweepJournal sweeps = new SweepJournal(files.sweeps());
      H2TrialStore database = new Reconciliation(journals, sweeps).open(path);
      WeightFiles weights = new WeightFiles(files.weights());
      return new RunStore(lock, journals, sweeps, weights, database);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public Optional<TrialRecord> find(String fingerprint) {
    return journals.find(fingerprint);
  }

  @Override
  public Map<String, TrialRecord> all() {
    return journals.all();
  }

  @Override
  public List<StoredTrial> startingWith(String prefix) {
    return journals.startingWith(prefix);
  }

  @Override
  public void append(Trial trial, TrialEvent... events) {
    journals.append(trial, events);
    copy.add(trial.fingerprint());
    if (Arrays.stream(events).anyMatch(JournalTrialStore::isLast)) {
      copy.writeWhereDue();
    }
  }

  @Override
  public void keep(Trial trial, Checkpoint checkpoint) {
    String sha256 = weights.write(trial.fingerprint(), checkpoint);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    append(trial, new TrialEvent.WeightsStored(now, sha256));
  }

  @Override
  public Optional<Checkpoint> weights(Trial trial) {
    return journals.read(trial.fingerprint()).flatMap(journals::weights);
  }

  @Override
  public void save(SweepRecord sweep) {
    StoredSweep stored = StoredSweep.of(sweep);
    database.sweeps().save(sweeps.append(stored), stored);
  }

  @Override
  public void close() {
    try (lock;
        database;
        journals) {
      copy.write();
    }
  }
}
