package dev.ablate.store;

import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.NotKeptException;
import dev.ablate.trial.Origin;
import dev.ablate.trial.StoredState;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.SweepRecord;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a run keeps its trials in: journals, which have every event as soon as it is acknowledged,
 * and a database, which has a trial soon after it ends or when the store is closed.
 *
 * <p>Opening brings both to the same state.
 */
public final class RunStore implements SweepStore {

  /** The bytes that ends of trials may take, where nothing else is said. */
  public static final long ENDS = 4_000_000_000L;

  private final StoreFiles files;
  private final StoreLock lock;
  private final JournalTrialStore journals;
  private final SweepJournal sweeps;
  private final WeightFiles weights;
  private final StateFiles states;
  private final EndFiles ends;
  private final H2TrialStore database;
  private final DatabaseCopy copy;

  private final NewFiles newFiles = new NewFiles();

  /** Trials with new checkpoints that may not be on the disk. */
  private final Set<String> reached = new LinkedHashSet<>();

  /** Trials whose ends may not be on the disk. */
  private final Set<String> ended = new LinkedHashSet<>();

  private final long mostOfEnds;

  private RunStore(
      StoreFiles files,
      StoreLock lock,
      JournalTrialStore journals,
      SweepJournal sweeps,
      H2TrialStore database,
      long mostOfEnds) {
    this.files = files;
    this.lock = lock;
    this.journals = journals;
    this.sweeps = sweeps;
    this.weights = new WeightFiles(files.weights());
    this.states = new StateFiles(files.states());
    this.ends = new EndFiles(files.ends());
    this.database = database;
    this.mostOfEnds = mostOfEnds;
    this.copy = new DatabaseCopy(journals, database);
  }

  /**
   * Opens or creates a store for one run.
   *
   * @param path as {@code --db} names it
   * @throws StoreInUseException while another run has it
   */
  public static RunStore open(Path path) {
    return open(path, ENDS);
  }

  /**
   * The same.
   *
   * @param mostOfEnds bytes that the ends of all trials may take, see {@link #keepEnd}; on a full
   *     disk they take less
   */
  public static RunStore open(Path path, long mostOfEnds) {
    StoreFiles files = StoreFiles.of(path);
    StoreLock lock = StoreLock.take(files);
    try {
      JournalTrialStore journals = JournalTrialStore.of(path);
      SweepJournal sweeps = new SweepJournal(files.sweeps());
      H2TrialStore database = new Reconciliation(journals, sweeps).open(path);
      new WidthJournal(files.widths()).mend();
      RunStore store = new RunStore(files, lock, journals, sweeps, database, mostOfEnds);
      store.deleteLeftovers();
      return store;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Deletes files that no journal names, of a run that was killed. */
  private void deleteLeftovers() {
    weights.deleteNew();
    states.retain(states.fingerprints(), trial -> states(journals, trial));
  }

  @Override
  public Optional<TrialRecord> find(String fingerprint) {
    return journals.find(fingerprint);
  }

  @Override
  public List<StoredTrial> startingWith(String prefix) {
    return journals.startingWith(prefix);
  }

  @Override
  public List<ArrayWidth> widths() {
    return journals.widths();
  }

  @Override
  public void save(ArrayWidth width) {
    new WidthJournal(files.widths()).append(width);
  }

  @Override
  public synchronized void append(Trial trial, TrialEvent... events) {
    if (newFiles.areOf(trial)) {
      publish();
    }
    add(trial, events);
  }

  /** Has journals name the files that are new, once these are on the disk. */
  private void publish() {
    newFiles.publish().forEach(named -> add(named.trial(), named.event()));
  }

  private void add(Trial trial, TrialEvent... events) {
    journals.append(trial, events);
    copy.add(trial.fingerprint());
    if (Arrays.stream(events).anyMatch(TrialEvent.Finished.class::isInstance)) {
      ended.add(trial.fingerprint());
    }
  }

  @Override
  public synchronized void force() {
    publish();
    journals.force();
    deleteStates();
    if (!ended.isEmpty()) {
      ended.clear();
      copy.writeWhereDue();
    }
  }

  /** Deletes checkpoints, when it is on the disk that they are not needed. */
  private void deleteStates() {
    reached.addAll(ended);
    if (!reached.isEmpty()) {
      states.retain(reached, trial -> states(journals, trial));
      reached.clear();
    }
  }

  private static List<StoredState> states(JournalTrialStore journals, String fingerprint) {
    return journals.find(fingerprint).map(TrialRecord::states).orElse(List.of());
  }

  @Override
  public synchronized void keep(Trial trial, TrainingState state, Consumer<NotKeptException> lost) {
    Function<NewFile, TrialEvent> naming =
        file ->
            new TrialEvent.StateStored(
                now(), new StoredState(state.reached().update(), file.sha256()));
    keep(trial, () -> states.write(trial.fingerprint(), state), naming, lost);
    reached.add(trial.fingerprint());
  }

  private void keep(
      Trial trial,
      Supplier<NewFile> write,
      Function<NewFile, TrialEvent> naming,
      Consumer<NotKeptException> lost) {
    try {
      NewFile file = insisting(write);
      newFiles.add(new NewFiles.Named(trial, file, naming.apply(file), lost));
    } catch (NotKeptException e) {
      lost.accept(e);
    }
  }

  /** Where trials ended can be done without: on a full disk it makes room. */
  private NewFile insisting(Supplier<NewFile> write) {
    try {
      return write.get();
    } catch (NotKeptException e) {
      if (!ends.makeWay()) {
        throw e;
      }
      return write.get();
    }
  }

  @Override
  public void keepEnd(Trial trial, TrainingState state, Consumer<NotKeptException> lost) {
    List<EpochRecord> epochs = find(trial.fingerprint()).orElse(TrialRecord.EMPTY).epochs();
    try {
      ends.write(trial, epochs, state, mostOfEnds);
    } catch (NotKeptException e) {
      lost.accept(e);
    }
  }

  @Override
  public Optional<Origin> origin(Trial trial) {
    return ends.origin(trial);
  }

  @Override
  public Optional<TrialProgress> fromEnd(Trial trial, int beyond) {
    return ends.progress(trial, beyond);
  }

  @Override
  public Optional<TrainingState> read(Trial trial, StoredState state) {
    return states.read(trial.fingerprint(), state);
  }

  @Override
  public synchronized void keep(
      Trial trial, Checkpoint checkpoint, Consumer<NotKeptException> lost) {
    Function<NewFile, TrialEvent> naming =
        file -> new TrialEvent.WeightsStored(now(), file.sha256());
    keep(trial, () -> weights.write(trial.fingerprint(), checkpoint), naming, lost);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public Optional<Checkpoint> weights(Trial trial) {
    return journals.read(trial.fingerprint()).flatMap(journals::weights);
  }

  @Override
  public void save(SweepRecord sweep) {
    StoredSweep stored = StoredSweep.of(sweep);
    int number = sweeps.append(stored);
    copy.run(() -> database.sweeps().save(number, stored));
  }

  @Override
  public void close() {
    try (lock;
        database;
        journals;
        copy) {
      force();
      copy.write();
    }
    if (copy.hasFailed()) {
      H2TrialStore.setAside(files);
    }
  }
}
