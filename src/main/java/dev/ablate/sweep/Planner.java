package dev.ablate.sweep;

import dev.ablate.experiment.Experiment;
import dev.ablate.space.LazyList;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Turns an experiment's cells into trials: merges equal ones, asks a store what is known of each,
 * and puts those that are to be trained into arrays.
 */
public final class Planner {
  private static final int NO_ARRAY = -1;

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
    MergedCells merged = new MergedCells(experiment.cells());
    Map<String, TrialRecord> records = records(merged, store);
    int[] toRun =
        IntStream.range(0, merged.size())
            .filter(trial -> isToRun(state(records, merged.fingerprint(trial))))
            .toArray();
    List<int[]> arrays =
        grouping.arrays(new LazyList<>(toRun.length, i -> merged.trial(toRun[i]))).stream()
            .map(array -> Arrays.stream(array).map(position -> toRun[position]).toArray())
            .toList();
    int[] arrayOf = arrayOf(arrays, merged.size());
    return new Plan(
        experiment,
        new LazyList<>(merged.size(), trial -> merged.planned(trial, number(arrayOf[trial]))),
        new LazyList<>(
            arrays.size(), a -> Arrays.stream(arrays.get(a)).mapToObj(merged::trial).toList()),
        records,
        batchSizes(merged, records),
        counts(experiment, records, merged.size(), toRun.length));
  }

  /** What a store has of trials; nothing of those that it does not know. */
  private static Map<String, TrialRecord> records(MergedCells merged, TrialStore store) {
    Map<String, TrialRecord> records = new HashMap<>();
    for (int trial = 0; trial < merged.size(); trial++) {
      String fingerprint = merged.fingerprint(trial);
      store.find(fingerprint).ifPresent(record -> records.put(fingerprint, record));
    }
    return records;
  }

  private static BatchSizes batchSizes(MergedCells merged, Map<String, TrialRecord> records) {
    BatchSizes sizes = BatchSizes.NONE;
    for (int trial = 0; trial < merged.size(); trial++) {
      TrialRecord record = records.getOrDefault(merged.fingerprint(trial), TrialRecord.EMPTY);
      if (record.batchSize().isPresent()) {
        sizes = sizes.with(merged.trial(trial), record.batchSize().getAsInt());
      }
    }
    return sizes;
  }

  private static int[] arrayOf(List<int[]> arrays, int trials) {
    int[] arrayOf = new int[trials];
    Arrays.fill(arrayOf, NO_ARRAY);
    for (int array = 0; array < arrays.size(); array++) {
      for (int trial : arrays.get(array)) {
        arrayOf[trial] = array;
      }
    }
    return arrayOf;
  }

  private static OptionalInt number(int array) {
    return array == NO_ARRAY ? OptionalInt.empty() : OptionalInt.of(array);
  }

  private static TrialState state(Map<String, TrialRecord> records, String fingerprint) {
    return records.getOrDefault(fingerprint, TrialRecord.EMPTY).state();
  }

  private boolean isToRun(TrialState state) {
    return state == TrialState.FAILED ? retryFailed : !state.isFinal();
  }

  private static Plan.Counts counts(
      Experiment experiment, Map<String, TrialRecord> records, int trials, int toRun) {
    long done = records.values().stream().filter(record -> record.state().isFinal()).count();
    return new Plan.Counts(
        experiment.product(),
        experiment.removedByWhere(),
        experiment.cells().size() - trials,
        done,
        trials - done - toRun,
        toRun);
  }
}
