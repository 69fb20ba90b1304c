package dev.ablate.sweep;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Stores the events of a run's trials, counts attempts, and passes everything on. */
final class RunningTrials implements TrialListener {
  private final SweepStore store;
  private final TrialListener next;

  /** What each trial of the run had when the run began, and what this run has made of it. */
  private final Map<String, Integer> earlierAttempts = new HashMap<>();

  private final Map<String, TrialRecord> records = new HashMap<>();
  private RunSummary.End end = RunSummary.End.COMPLETE;

  RunningTrials(Plan plan, SweepStore store, TrialListener next) {
    this.store = store;
    this.next = next;
    for (List<Trial> array : plan.arrays()) {
      for (Trial trial : array) {
        earlierAttempts.put(trial.fingerprint(), plan.record(trial).attempts());
        records.put(trial.fingerprint(), TrialRecord.EMPTY);
      }
    }
  }

  /** How the run's trials stand. */
  RunSummary summary() {
    return RunSummary.of(records.values(), end);
  }

  /** Ends the trials of an array that have not ended. */
  void fail(List<Trial> array, String error) {
    for (Trial trial : array) {
      if (record(trial).finished().isEmpty()) {
        happened(trial, failure(error));
      }
    }
  }

  @Override
  public void happened(Trial trial, TrialEvent event) {
    TrialEvent numbered =
        event instanceof TrialEvent.Started started ? numbered(trial, started) : event;
    store.append(trial, numbered);
    TrialRecord record = record(trial).after(numbered);
    records.put(trial.fingerprint(), record);
    if (record.state() == TrialState.DIVERGED && trial.settings().stopsOnNan()) {
      end = RunSummary.End.NAN;
    }
    next.happened(trial, numbered);
  }

  /** Weights that cannot be kept are worth a warning; the trial's results are kept without. */
  @Override
  public void best(Trial trial, Checkpoint weights) {
    try {
      store.keep(trial, weights);
    } catch (StoreException e) {
      next.warned(trial, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void warned(Trial trial, String message) {
    next.warned(trial, message);
  }

  @Override
  public void progressed(Trial trial, long steps) {
    next.progressed(trial, steps);
  }

  @Override
  public boolean stopRequested() {
    if (end == RunSummary.End.COMPLETE && next.stopRequested()) {
      end = RunSummary.End.INTERRUPTED;
    }
    return end != RunSummary.End.COMPLETE;
  }

  private TrialRecord record(Trial trial) {
    return records.getOrDefault(trial.fingerprint(), TrialRecord.EMPTY);
  }

  /** Trainers do not know of earlier runs. */
  private TrialEvent numbered(Trial trial, TrialEvent.Started started) {
    int attempt = earlierAttempts.getOrDefault(trial.fingerprint(), 0) + 1;
    return new TrialEvent.Started(started.time(), attempt, started.device(), started.versions());
  }

  private static TrialEvent failure(String error) {
    return new TrialEvent.Finished(
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        TrialState.FAILED,
        OptionalInt.empty(),
        Map.of(),
        Optional.of(error));
  }
}
