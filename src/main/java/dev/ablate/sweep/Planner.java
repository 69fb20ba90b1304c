package dev.ablate.sweep;

import dev.ablate.experiment.Experiment;
import dev.ablate.space.LazyList;
import dev.ablate.trial.Origin;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialStore;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Turns an experiment's cells into trials: merges equal ones, asks a store what is known of each,
 * and puts those that are to be trained into arrays.
 */
public final class Planner {
  private final OptionalInt widest;
  private final boolean retryFailed;
  private final String device;

  /**
   * A planner for any device.
   *
   * @param widest the most trials in one array; empty leaves it to be found
   * @param retryFailed whether trials that failed before are trained again
   */
  public Planner(OptionalInt widest, boolean retryFailed) {
    this(widest, retryFailed, "auto");
  }

  /**
   * A planner.
   *
   * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:1}
   */
  public Planner(OptionalInt widest, boolean retryFailed, String device) {
    this.widest = widest;
    this.retryFailed = retryFailed;
    this.device = device;
  }

  /** The plan of an experiment, given what a store has. */
  public Plan plan(Experiment experiment, TrialStore store) {
    MergedCells merged = new MergedCells(experiment.cells());
    Map<String, TrialRecord> records = records(merged, store);
    int[] toRun =
        IntStream.range(0, merged.size())
            .filter(trial -> isToRun(state(records, merged.fingerprint(trial))))
            .toArray();
    BatchSizes batchSizes = batchSizes(merged, records);
    Widths widths = Widths.of(widest, store.widths(), device);
    ArrayGrouping grouping = new ArrayGrouping(t -> widths.most(batchSizes.trained(t)));
    Arrangement arranged = Arrangement.of(grouping, merged.size(), toRun, merged::trial);
    return new Plan(
        experiment,
        new LazyList<>(merged.size(), t -> merged.planned(t, arranged.arrayOf(t))),
        arranged.arrays(merged::trial),
        records,
        origins(toRun, merged, batchSizes, store),
        batchSizes,
        widths,
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

  private static Map<String, Origin> origins(
      int[] toRun, MergedCells merged, BatchSizes sizes, TrialStore store) {
    Map<String, Origin> origins = new HashMap<>();
    for (int trial : toRun) {
      store
          .origin(sizes.trained(merged.trial(trial)))
          .ifPresent(origin -> origins.put(merged.fingerprint(trial), origin));
    }
    return origins;
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
