package dev.ablate.sweep;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.NotKeptException;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialWatcher;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Stores the events of a run's trials, counts attempts, and passes everything on: what happened
 * when training comes to its next stop, for the trials of an array end together.
 */
final class RunningTrials implements TrialListener {
  private final Plan plan;
  private final SweepStore store;
  private final TrialWatcher next;
  private final ForcedEvents forced;

  /** What each trial of the run had when the run began, and what this run has made of it. */
  private final Map<String, Integer> earlierAttempts = new HashMap<>();

  private final Map<String, TrialRecord> records = new HashMap<>();

  /** The trials of the arrays at hand, as they are planned. */
  private final Map<String, Trial> planned = new HashMap<>();

  private RunSummary.End end = RunSummary.End.COMPLETE;
  private boolean abandoned;

  RunningTrials(Plan plan, SweepStore store, TrialWatcher next) {
    this.plan = plan;
    this.store = store;
    this.next = next;
    this.forced = new ForcedEvents(store, next);
    for (List<Trial> array : plan.arrays()) {
      for (Trial trial : array) {
        earlierAttempts.put(trial.fingerprint(), plan.record(trial).attempts());
        records.put(trial.fingerprint(), TrialRecord.EMPTY);
      }
    }
  }

  /**
   * An array is trained from now on.
   *
   * @param array as it is planned; what is heard is of its trials as they are trained
   */
  void begin(List<Trial> array) {
    array.forEach(trial -> planned.put(trial.fingerprint(), trial));
  }

  /** An array is no longer trained. */
  void end(List<Trial> array) {
    array.forEach(trial -> planned.remove(trial.fingerprint()));
  }

  /** How the run's trials stand. */
  RunSummary summary() {
    return RunSummary.of(records.values(), end);
  }

  /**
   * Keeps for later runs that memory ran out.
   *
   * @param trial any of the program
   * @param width the most trials at once from now on
   * @param tooWide how many did not fit
   */
  void outOfMemory(Trial trial, int width, int tooWide) {
    store.save(plan.widths().outOfMemory(plan.trained(trial), width, tooWide));
  }

  /** Ends the trials of an array that have not ended. */
  void fail(List<Trial> array, String error) {
    unfinished(array).forEach(trial -> happened(trial, failure(error)));
  }

  /** The trials of an array that have not ended. */
  List<Trial> unfinished(List<Trial> array) {
    return array.stream().filter(trial -> record(trial).finished().isEmpty()).toList();
  }

  /** Ends the run: it fails from the start. */
  void giveUp() {
    end = RunSummary.End.FAILING;
  }

  /** Ends the run, which an exception will tell of. */
  void abandon() {
    abandoned = true;
  }

  /** Notes of trials why they are tried again; one of them tells it for all. */
  void triedAgain(List<Trial> array, String message) {
    array.forEach(trial -> add(trial, warning(message)));
    String all = array.size() == 1 ? "" : " (%d trials)".formatted(array.size());
    next.warned(array.get(0), message + all);
  }

  @Override
  public void happened(Trial trial, TrialEvent event) {
    if (event instanceof TrialEvent.Started started) {
      add(trial, numbered(trial, started));
      if (planned(trial).settings().hasOpenBatchSize()) {
        add(trial, new TrialEvent.BatchSizeFound(started.time(), trial.settings().batchSize()));
      }
    } else {
      add(trial, event);
    }
  }

  private void add(Trial trial, TrialEvent event) {
    forced.add(planned(trial), trial, event);
    TrialRecord record = record(trial).after(event);
    records.put(trial.fingerprint(), record);
    if (record.state() == TrialState.DIVERGED && trial.settings().stopsOnNan()) {
      end = RunSummary.End.NAN;
    }
  }

  /** Has everything on the disk that has happened, and tells it. */
  void tell() {
    forced.tell();
  }

  /** The trial's results are kept without. */
  @Override
  public void best(Trial trial, Checkpoint weights) {
    store.keep(planned(trial), weights, lost(trial));
    forced.keep();
  }

  /** The one before is there. */
  @Override
  public void reached(Trial trial, TrainingState state) {
    store.keep(planned(trial), state, lost(trial));
    forced.keep();
  }

  /** One with more epochs can begin at its start. */
  @Override
  public void ended(Trial trial, TrainingState state) {
    store.keepEnd(trial, state, lost(trial));
  }

  /** What cannot be kept, and can be done without, is worth a warning. */
  private Consumer<NotKeptException> lost(Trial trial) {
    return loss -> next.warned(trial, String.valueOf(loss.getMessage()));
  }

  /** A warning that cannot be kept is still given. */
  @Override
  public void warned(Trial trial, String message) {
    try {
      add(trial, warning(message));
    } finally {
      next.warned(trial, message);
    }
  }

  @Override
  public void progressed(Trial trial, long steps) {
    forced.tell();
    next.progressed(trial, steps);
  }

  @Override
  public boolean stopRequested() {
    forced.tell();
    return isStopping();
  }

  /** The same, whatever has yet to come to the disk. */
  boolean isStopping() {
    if (end == RunSummary.End.COMPLETE && next.stopRequested()) {
      end = RunSummary.End.INTERRUPTED;
    }
    return abandoned || end != RunSummary.End.COMPLETE;
  }

  /** The trial as the store keeps it: what was found is no setting of it. */
  private Trial planned(Trial trained) {
    return planned.getOrDefault(trained.fingerprint(), trained);
  }

  /** What is known of a trial by now. */
  TrialRecord record(Trial trial) {
    return Optional.ofNullable(records.get(trial.fingerprint()))
        .orElseGet(() -> plan.record(trial));
  }

  /** Trainers do not know of earlier attempts, be they of this run or of others. */
  private TrialEvent numbered(Trial trial, TrialEvent.Started started) {
    int earlier = earlierAttempts.getOrDefault(trial.fingerprint(), 0);
    int attempt = Math.max(earlier, record(trial).attempts()) + 1;
    return new TrialEvent.Started(
        started.time(), attempt, started.device(), started.versions(), started.from());
  }

  private static TrialEvent warning(String message) {
    return new TrialEvent.Warned(now(), message);
  }

  private static TrialEvent failure(String error) {
    return new TrialEvent.Finished(
        now(), TrialState.FAILED, OptionalInt.empty(), Map.of(), Optional.of(error));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
