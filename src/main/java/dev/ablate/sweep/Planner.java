package dev.ablate.sweep;

import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.trial.Placement;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Turns an experiment's cells into trials: merges equal ones, asks a store what is known of each,
 * and puts those that are to be trained into arrays.
 */
public final class Planner {
  private final ArrayGrouping grouping;
  private final boolean retryFailed;

  /**
   * A planner.
   *
   * @param widest the most trials in one array; empty leaves it to {@link ArrayGrouping}
   * @param retryFailed whether trials that failed before are trained again
   */
  public Planner(OptionalInt widest, boolean retryFailed) {
    this.grouping = new ArrayGrouping(widest);
    this.retryFailed = retryFailed;
  }

  /** The plan of an experiment, given what a store has. */
  public Plan plan(Experiment experiment, TrialStore store) {
    Map<String, TrialRecord> records = new HashMap<>();
    List<Trial> toRun = new ArrayList<>();
    Map<String, Merged> merged = merged(experiment.cells());
    merged.forEach(
        (fingerprint, trial) -> {
          TrialRecord record = store.find(fingerprint).orElse(TrialRecord.EMPTY);
          records.put(fingerprint, record);
          if (isToRun(record.state())) {
            toRun.add(trial.trial());
          }
        });
    Map<String, Integer> arrays = grouping.arrays(toRun);
    List<PlannedTrial> trials = merged.values().stream().map(m -> m.planned(arrays)).toList();
    return new Plan(experiment, trials, records, counts(experiment, records, toRun.size()));
  }

  /** A trial and the cells that it stands for. */
  private record Merged(Trial trial, List<Placement> placements) {

    PlannedTrial planned(Map<String, Integer> arrays) {
      Integer array = arrays.get(trial.fingerprint());
      return new PlannedTrial(
          trial, placements, array == null ? OptionalInt.empty() : OptionalInt.of(array));
    }
  }

  private static Map<String, Merged> merged(List<Cell> cells) {
    Map<String, Merged> trials = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Trial trial = Trial.of(cell);
      trials
          .computeIfAbsent(trial.fingerprint(), f -> new Merged(trial, new ArrayList<>()))
          .placements()
          .add(new Placement(cell.variant(), cell.axes()));
    }
    return trials;
  }

  private boolean isToRun(TrialState state) {
    return state == TrialState.FAILED ? retryFailed : !state.isFinal();
  }

  private static Plan.Counts counts(
      Experiment experiment, Map<String, TrialRecord> records, int toRun) {
    long done = records.values().stream().filter(record -> record.state().isFinal()).count();
    return new Plan.Counts(
        experiment.product(),
        experiment.removedByWhere(),
        experiment.cells().size() - records.size(),
        done,
        records.size() - done - toRun,
        toRun);
  }
}
