package dev.ablate.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EventJson;
import dev.ablate.trial.Json;
import dev.ablate.trial.Origin;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One journal a trial, in one folder: what the trial is, then what happened to it. Reading needs no
 * lock and creates nothing, so it may go on beside a run.
 */
public final class JournalTrialStore implements TrialStore {
  private static final Logger LOG = LoggerFactory.getLogger(JournalTrialStore.class);
  private static final String ENDING = ".jsonl";
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  private final StoreFiles files;
  private final JournalWriter writer = new JournalWriter();

  /** What readers are told of a record. */
  private final UnaryOperator<TrialRecord> told;

  /** Once they are asked for. */
  private Optional<EndFiles> ends = Optional.empty();

  private JournalTrialStore(StoreFiles files, UnaryOperator<TrialRecord> told) {
    this.files = files;
    this.told = told;
  }

  /**
   * The journals beside a database.
   *
   * @param database as {@code --db} names it; it need not exist
   */
  public static JournalTrialStore of(Path database) {
    return new JournalTrialStore(StoreFiles.of(database), record -> record);
  }

  /**
   * The journals for a process that trains nothing: trials that a run left running, and that the
   * run which has the store now, if one has, has not begun, are told to be new.
   *
   * @param database as {@code --db} names it; it need not exist
   */
  public static JournalTrialStore toRead(Path database) {
    StoreFiles files = StoreFiles.of(database);
    return new JournalTrialStore(
        files,
        record ->
            record.state() != TrialState.RUNNING || isTrained(record, StoreLock.takenSince(files))
                ? record
                : record.atRest());
  }

  private static boolean isTrained(TrialRecord record, Optional<Instant> run) {
    return run.isPresent() && !record.started().orElse(Instant.MIN).isBefore(run.get());
  }

  @Override
  public Optional<TrialRecord> find(String fingerprint) {
    return told(fingerprint).map(StoredTrial::record);
  }

  @Override
  public List<StoredTrial> startingWith(String prefix) {
    return fingerprints().stream()
        .filter(fingerprint -> fingerprint.startsWith(prefix))
        .flatMap(fingerprint -> told(fingerprint).stream())
        .toList();
  }

  private Optional<StoredTrial> told(String fingerprint) {
    return read(fingerprint).map(stored -> stored.with(told.apply(stored.record())));
  }

  /** The trials that have journals, in their order. */
  List<String> fingerprints() {
    if (Files.notExists(files.journals())) {
      return List.of();
    }
    try (Stream<Path> journals = Files.list(files.journals())) {
      return journals
          .map(journal -> journal.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw StoreException.of("cannot list " + files.journals(), e);
    }
  }

  /** The file of the latest run that the trial was part of, as it was then. */
  public Optional<RunFile> source(String fingerprint) {
    return new SweepJournal(files.sweeps())
        .read().values().stream()
            .filter(sweep -> sweep.holds(fingerprint))
            .reduce((earlier, later) -> later)
            .map(StoredSweep::runFile);
  }

  /** The trials that runs of a file held, stored or not, by fingerprint. */
  public Set<String> ofRuns(Predicate<RunFile> file) {
    return new SweepJournal(files.sweeps())
        .read().values().stream()
            .filter(sweep -> file.test(sweep.runFile()))
            .flatMap(StoredSweep::fingerprints)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The weights of the trial's best epoch; empty where none are stored.
   *
   * @throws StoreException also where they are not as they were written
   */
  public Optional<Checkpoint> weights(StoredTrial trial) {
    WeightFiles weights = new WeightFiles(files.weights());
    return trial.record().weights().map(sha256 -> weights.read(trial.fingerprint(), sha256));
  }

  @Override
  public List<ArrayWidth> widths() {
    return new WidthJournal(files.widths()).all();
  }

  @Override
  public Optional<Origin> origin(Trial trial) {
    if (ends.isEmpty()) {
      ends = Optional.of(new EndFiles(files.ends()));
    }
    return ends.get().origin(trial);
  }

  @Override
  public void append(Trial trial, TrialEvent... events) {
    writer.append(
        file(trial.fingerprint()),
        () -> TrialHeader.of(StoredTrial.of(trial, TrialRecord.EMPTY)),
        Arrays.asList(events));
  }

  /** What the trial's journal holds. */
  Optional<StoredTrial> read(String fingerprint) {
    JournalContent content = writer.read(file(fingerprint));
    content.damage().ifPresent(LOG::warn);
    return parse(fingerprint, content);
  }

  /**
   * What a trial's journal holds.
   *
   * @param content of the journal
   */
  Optional<StoredTrial> parse(String fingerprint, JournalContent content) {
    if (content.entries().isEmpty()) {
      return Optional.empty();
    }
    List<JsonNode> entries = content.entries().stream().map(Json::read).toList();
    TrialHeader header = Json.read(entries.get(0).get("trial"), TrialHeader.class);
    if (!header.fingerprint().equals(fingerprint)) {
      throw new StoreException(
          "journal %s is that of trial %s; move it away"
              .formatted(file(fingerprint), header.fingerprint()));
    }
    TrialRecord record = TrialRecord.of(entries.stream().skip(1).map(EventJson::read).toList());
    return Optional.of(header.with(record));
  }

  /** Cuts a damaged journal off where it can no longer be used; a copy is kept. */
  void mend(String fingerprint) {
    Journal.open(file(fingerprint)).close();
  }

  /** What can be read of a trial's journal. */
  JournalContent content(String fingerprint) {
    return JournalContent.read(file(fingerprint));
  }

  /** Writes a trial's journal anew, from what is known otherwise. */
  void restore(StoredTrial stored) {
    if (!FINGERPRINT.matcher(stored.fingerprint()).matches()) {
      throw new DatabaseException("'" + stored.fingerprint() + "' is no fingerprint of a trial");
    }
    try {
      Journal.keepDamaged(file(stored.fingerprint()), content(stored.fingerprint()));
      Files.deleteIfExists(file(stored.fingerprint()));
    } catch (IOException e) {
      throw StoreException.of("cannot replace " + file(stored.fingerprint()), e);
    }
    writer.append(
        file(stored.fingerprint()), () -> TrialHeader.of(stored), stored.record().events());
    force();
  }

  /** Once it has failed, it does so for good. */
  @Override
  public void force() {
    writer.force();
  }

  @Override
  public void close() {
    writer.close();
  }

  private Path file(String fingerprint) {
    return files.journals().resolve(fingerprint + ENDING);
  }
}
