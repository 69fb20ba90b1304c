package dev.ablate.sweep;

import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.StoredState;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds where the trials of an array go on: all at one step of their epochs where they can, so that
 * they stay together, for a run may have been killed when some of them had a checkpoint and others
 * not yet; and where another trial ended that differs in {@code epochs} alone, if that is farther.
 * The end of a trial that was trained under other conditions than a trial's own checkpoint is used
 * in its place only where the checkpoint is known to be of no use here, and the end is not.
 *
 * @param here of the conditions here, those that are known
 */
record ArrayProgress(SweepStore store, Map<String, String> here) {

  /**
   * How far the trials of an array have come.
   *
   * @param array as it is trained
   */
  List<TrialProgress> of(List<Trial> array) {
    Map<Trial, TrialRecord> records = new LinkedHashMap<>();
    array.forEach(trial -> records.put(trial, record(trial)));
    Map<Trial, TrainingState> states = states(records);
    return array.stream().map(trial -> progress(trial, records, states)).toList();
  }

  private TrialRecord record(Trial trial) {
    return store.find(trial.fingerprint()).orElse(TrialRecord.EMPTY);
  }

  private TrialProgress progress(
      Trial trial, Map<Trial, TrialRecord> records, Map<Trial, TrainingState> states) {
    Optional<TrainingState> state = Optional.ofNullable(states.get(trial));
    int ended = state.map(s -> s.reached().epochs()).orElse(0);
    return store
        .fromEnd(trial, ended)
        .filter(end -> state.isEmpty() || isBetter(end.state().orElseThrow(), state.get()))
        .orElseGet(() -> own(trial, records, state));
  }

  private boolean isBetter(TrainingState farther, TrainingState own) {
    return farther.conditions().equals(own.conditions())
        || (!isFromElsewhere(farther) && isFromElsewhere(own));
  }

  private boolean isFromElsewhere(TrainingState state) {
    return state.conditions().entrySet().stream()
        .anyMatch(
            then -> !here.getOrDefault(then.getKey(), then.getValue()).equals(then.getValue()));
  }

  private static TrialProgress own(
      Trial trial, Map<Trial, TrialRecord> records, Optional<TrainingState> state) {
    List<EpochRecord> epochs =
        state
            .flatMap(s -> Optional.ofNullable(records.get(trial)))
            .orElse(TrialRecord.EMPTY)
            .epochs();
    return new TrialProgress(trial, epochs, state);
  }

  private Map<Trial, TrainingState> states(Map<Trial, TrialRecord> records) {
    Map<Trial, List<StoredState>> stored = new LinkedHashMap<>();
    records.forEach((trial, record) -> stored.put(trial, record.states()));
    stored.values().removeIf(List::isEmpty);
    for (long step : common(stored)) {
      Map<Trial, TrainingState> states = new LinkedHashMap<>();
      stored.forEach(
          (trial, s) ->
              newest(trial, at(step, trial, s)).ifPresent(read -> states.put(trial, read)));
      if (states.size() == stored.size()) {
        return states;
      }
    }
    Map<Trial, TrainingState> states = new LinkedHashMap<>();
    stored.forEach((trial, s) -> newest(trial, s).ifPresent(read -> states.put(trial, read)));
    return states;
  }

  /** Steps of their epochs at which all trials have a checkpoint, the latest checkpoints first. */
  private static List<Long> common(Map<Trial, List<StoredState>> stored) {
    Set<Long> common = new TreeSet<>();
    stored.forEach((trial, states) -> states.forEach(state -> common.add(step(trial, state))));
    stored.forEach((trial, states) -> common.removeIf(step -> at(step, trial, states).isEmpty()));
    return common.stream()
        .sorted(Comparator.comparingLong((Long step) -> updates(step, stored)).reversed())
        .toList();
  }

  /** How many updates all trials have made together at their newest checkpoints at a step. */
  private static long updates(long step, Map<Trial, List<StoredState>> stored) {
    return stored.entrySet().stream()
        .flatMapToLong(
            entry ->
                at(step, entry.getKey(), entry.getValue()).stream()
                    .mapToLong(StoredState::update)
                    .max()
                    .stream())
        .sum();
  }

  private static List<StoredState> at(long step, Trial trial, List<StoredState> states) {
    return states.stream().filter(state -> step(trial, state) == step).toList();
  }

  private static long step(Trial trial, StoredState state) {
    return state.update() % trial.stepsPerEpoch();
  }

  /** The newest that is as it was written. */
  private Optional<TrainingState> newest(Trial trial, List<StoredState> states) {
    List<StoredState> newestFirst = new ArrayList<>(states);
    newestFirst.sort(Comparator.comparingLong(StoredState::update).reversed());
    return newestFirst.stream().flatMap(state -> store.read(trial, state).stream()).findFirst();
  }
}
