package dev.ablate.sweep;

import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.StoredState;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds where the trials of an array go on: all from one place where they can, so that they stay
 * together, for a run may have been killed when some of them had a checkpoint and others not yet.
 */
record ArrayProgress(SweepStore store) {

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

  private static TrialProgress progress(
      Trial trial, Map<Trial, TrialRecord> records, Map<Trial, TrainingState> states) {
    Optional<TrainingState> state = Optional.ofNullable(states.get(trial));
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
    for (long update : common(stored.values())) {
      Map<Trial, TrainingState> states = new LinkedHashMap<>();
      stored.forEach(
          (trial, s) -> newest(trial, at(update, s)).ifPresent(r -> states.put(trial, r)));
      if (states.size() == stored.size()) {
        return states;
      }
    }
    Map<Trial, TrainingState> states = new LinkedHashMap<>();
    stored.forEach((trial, s) -> newest(trial, s).ifPresent(read -> states.put(trial, read)));
    return states;
  }

  /** Updates at which all trials have a checkpoint, the latest first. */
  private static Set<Long> common(Collection<List<StoredState>> stored) {
    Set<Long> common = new TreeSet<>(Comparator.reverseOrder());
    stored.forEach(states -> common.addAll(updates(states)));
    stored.forEach(states -> common.retainAll(updates(states)));
    return common;
  }

  private static Set<Long> updates(List<StoredState> states) {
    return states.stream().map(StoredState::update).collect(Collectors.toSet());
  }

  private static List<StoredState> at(long update, List<StoredState> states) {
    return states.stream().filter(state -> state.update() == update).toList();
  }

  /** The newest that is as it was written. */
  private Optional<TrainingState> newest(Trial trial, List<StoredState> states) {
    List<StoredState> newestFirst = new ArrayList<>(states);
    newestFirst.sort(Comparator.comparingLong(StoredState::update).reversed());
    return newestFirst.stream().flatMap(state -> store.read(trial, state).stream()).findFirst();
  }
}
