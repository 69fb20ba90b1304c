package dev.ablate.sweep;

import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.NotKeptException;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.StoredState;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.SweepRecord;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A store on a disk that fills up now and then and loses a checkpoint; also killed in between, by a
 * power cut.
 */
record FaultyStore(MemoryStore kept, Faults faults) implements SweepStore {

  private void fill() {
    faults.maybeKill();
    if (faults.happens(Faults.Fault.FULL_DISK)) {
      throw new StoreException("no space left");
    }
  }

  @Override
  public void append(Trial trial, TrialEvent... events) {
    fill();
    kept.append(trial, events);
    faults.maybeKill();
  }

  @Override
  public void keep(Trial trial, TrainingState state, Consumer<NotKeptException> lost) {
    fill();
    kept.keep(trial, state, lost);
    if (faults.happens(Faults.Fault.DAMAGED_CHECKPOINT)) {
      kept.damage(trial, state.reached().update());
    }
  }

  @Override
  public void keep(Trial trial, Checkpoint weights, Consumer<NotKeptException> lost) {
    fill();
    kept.keep(trial, weights, lost);
  }

  @Override
  public void keepEnd(Trial trial, TrainingState state, Consumer<NotKeptException> lost) {
    fill();
    kept.keepEnd(trial, state, lost);
  }

  @Override
  public Optional<TrialProgress> fromEnd(Trial trial, int beyond) {
    return kept.fromEnd(trial, beyond);
  }

  @Override
  public Optional<TrainingState> read(Trial trial, StoredState state) {
    return kept.read(trial, state);
  }

  @Override
  public List<ArrayWidth> widths() {
    return kept.widths();
  }

  @Override
  public void save(ArrayWidth width) {
    fill();
    kept.save(width);
  }

  @Override
  public void save(SweepRecord sweep) {
    fill();
    kept.save(sweep);
  }

  @Override
  public Optional<Checkpoint> weights(Trial trial) {
    return kept.weights(trial);
  }

  @Override
  public Optional<TrialRecord> find(String fingerprint) {
    return kept.find(fingerprint);
  }

  @Override
  public List<StoredTrial> startingWith(String prefix) {
    return kept.startingWith(prefix);
  }

  @Override
  public void force() {
    fill();
    kept.force();
    faults.maybeKill();
  }

  /** What was not forced is there or not, of each trial. */
  void cutPower() {
    List.copyOf(kept.all().keySet()).stream()
        .filter(trial -> faults.happens(Faults.Fault.LOST_WRITES))
        .forEach(kept::loseUnforced);
  }

  @Override
  public void close() {}
}
