package dev.ablate.sweep;

import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Objective;
import dev.ablate.trial.Origin;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The trials of an experiment, what is known of each, and what is to be trained.
 *
 * @param experiment what was planned
 * @param trials every trial once, in the plan's order; each is made when it is asked for
 * @param arrays what is to be trained, in the order in which it is; one program trains each list
 * @param records what a store has of the trials, by fingerprint
 * @param origins where other trials ended that those to be trained go on from, by fingerprint
 * @param batchSizes what was found for {@code batch_size = auto}
 * @param widths how many trials of each program are trained at once
 * @param counts how many there are of each sort
 */
public record Plan(
    Experiment experiment,
    List<PlannedTrial> trials,
    List<List<Trial>> arrays,
    Map<String, TrialRecord> records,
    Map<String, Origin> origins,
    BatchSizes batchSizes,
    Widths widths,
    Counts counts) {

  public Plan {
    records = Map.copyOf(records);
    origins = Map.copyOf(origins);
  }

  /**
   * {@code product = removedByWhere + duplicates + done + failed + toRun}.
   *
   * @param product settings times seeds over all blocks
   * @param removedByWhere dropped by {@code where}
   * @param duplicates merged into an equal trial
   * @param done done, pruned or diverged in an earlier run
   * @param failed failed in an earlier run, and left so
   * @param toRun to be trained
   */
  public record Counts(
      long product, long removedByWhere, long duplicates, long done, long failed, long toRun) {}

  /** What is known of a trial of this plan. */
  public TrialRecord record(PlannedTrial planned) {
    return record(planned.trial());
  }

  /** What is known of a trial. */
  TrialRecord record(Trial trial) {
    return records.getOrDefault(trial.fingerprint(), TrialRecord.EMPTY);
  }

  /** The position in the experiment's cells that each trial is made from, by fingerprint. */
  public Map<String, Integer> cells() {
    Map<String, Integer> cells = new HashMap<>();
    trials.forEach(planned -> cells.put(planned.trial().fingerprint(), planned.cell()));
    return cells;
  }

  /** How many of the trials that are to be trained have a checkpoint. */
  public long withCheckpoints() {
    return records.values().stream().allMatch(record -> record.states().isEmpty())
        ? 0
        : trials.stream()
            .filter(planned -> planned.array().isPresent())
            .filter(planned -> !record(planned).states().isEmpty())
            .count();
  }

  /**
   * How many epochs of a trial to be trained are there, for it goes on where another one ended; 0
   * where it begins at its start or goes on from a checkpoint of its own.
   */
  public int taken(Trial trial) {
    Origin origin = origins.get(trial.fingerprint());
    return origin == null || !record(trial).states().isEmpty() ? 0 : origin.epochs();
  }

  /** Finished trials of which more is asked than they measured, and whose weights are stored. */
  public List<Trial> toMeasure() {
    if (records.isEmpty()) {
      return List.of();
    }
    return trials.stream()
        .filter(planned -> record(planned).weights().isPresent())
        .filter(planned -> record(planned).state() == TrialState.DONE)
        .filter(planned -> !missing(planned.trial(), record(planned)).isEmpty())
        .map(PlannedTrial::trial)
        .toList();
  }

  /** The best trial, where its weights are stored and it was not looked at what they predict. */
  public Optional<Trial> toPredict() {
    return records.isEmpty()
        ? Optional.empty()
        : toPredict(this::record).filter(trial -> record(trial).weights().isPresent());
  }

  /**
   * The best trial, where it was not looked at what its weights predict.
   *
   * @param known what is known of each trial by now
   */
  Optional<Trial> toPredict(Function<Trial, TrialRecord> known) {
    return best(known)
        .filter(trial -> trial.data().task().views() == 1)
        .filter(trial -> known.apply(trial).predictions().isEmpty());
  }

  /** The finished trial with the best value of the objective. */
  private Optional<Trial> best(Function<Trial, TrialRecord> known) {
    Objective objective = trials.get(0).trial().settings().objective();
    ToDoubleFunction<Trial> value =
        trial -> known.apply(trial).metrics().getOrDefault(objective.metric(), Double.NaN);
    return trials.stream()
        .map(PlannedTrial::trial)
        .filter(trial -> known.apply(trial).state() == TrialState.DONE)
        .filter(trial -> Double.isFinite(value.applyAsDouble(trial)))
        .reduce((a, b) -> objective.better(value.applyAsDouble(b), value.applyAsDouble(a)) ? b : a);
  }

  /** The arrays, by the program that trains them. */
  public List<List<List<Trial>>> programs() {
    Map<String, List<List<Trial>>> programs = new LinkedHashMap<>();
    Function<Trial, String> programOf = ArrayGrouping.programs();
    for (List<Trial> array : arrays) {
      String program = programOf.apply(array.get(0));
      programs.computeIfAbsent(program, p -> new ArrayList<>()).add(array);
    }
    return List.copyOf(programs.values());
  }

  /** Whether trials join the array before theirs, as its trials end. */
  public boolean refills() {
    return IntStream.range(1, arrays.size())
        .anyMatch(i -> ArrayQueue.joins(arrays.get(i).get(0), arrays.get(i - 1).get(0)));
  }

  /**
   * A trial as it is trained: with the size that {@code batch_size = auto} found, if it did, and
   * with convolutions computed as was found to be fastest.
   */
  public Trial trained(Trial trial) {
    return widths.trained(sized(trial));
  }

  /** A trial with the size that {@code batch_size = auto} found, if it did. */
  Trial sized(Trial trial) {
    return batchSizes.trained(trial);
  }

  /** The plan as it is, where only what is known of one device counts. */
  Plan on(String device) {
    return knowing(widths.on(device));
  }

  /** The plan with a batch size that was found for the program of a trial. */
  public Plan withBatchSize(Trial trial, int size) {
    BatchSizes more = batchSizes.with(trial, size);
    return new Plan(experiment, trials, arrays, records, origins, more, widths, counts);
  }

  /** The plan where no run is going on: trials that one left running are new. */
  public Plan atRest() {
    Map<String, TrialRecord> rest = new HashMap<>(records);
    rest.replaceAll((fingerprint, record) -> record.atRest());
    return new Plan(experiment, trials, arrays, rest, origins, batchSizes, widths, counts);
  }

  /** The plan with other widths. */
  Plan with(Widths others) {
    if (programs().stream().allMatch(arrays -> isAsWide(arrays, others))) {
      return knowing(others);
    }
    int[] toRun =
        IntStream.range(0, trials.size())
            .filter(trial -> trials.get(trial).array().isPresent())
            .toArray();
    IntFunction<Trial> trial = position -> trials.get(position).trial();
    ArrayGrouping grouping = new ArrayGrouping(t -> others.most(trained(t)));
    Arrangement arranged = Arrangement.of(grouping, trials.size(), toRun, trial);
    return new Plan(
        experiment,
        arranged.planned(trials),
        arranged.arrays(trial),
        records,
        origins,
        batchSizes,
        others,
        counts);
  }

  /** The plan as it is, where more is known of widths. */
  Plan knowing(Widths more) {
    return new Plan(experiment, trials, arrays, records, origins, batchSizes, more, counts);
  }

  private boolean isAsWide(List<List<Trial>> arrays, Widths others) {
    Trial trial = trained(arrays.get(0).get(0));
    return widths.most(trial) == others.most(trial);
  }

  /** Of each program whose batch size is still to be found, the array that needs most memory. */
  public List<List<Trial>> withoutBatchSize() {
    Map<String, List<Trial>> widest = new LinkedHashMap<>();
    for (List<Trial> array : arrays) {
      if (trained(array.get(0)).settings().hasOpenBatchSize()) {
        widest.merge(
            ArrayGrouping.program(array.get(0)),
            array,
            BinaryOperator.maxBy(Comparator.comparingInt(List::size)));
      }
    }
    return List.copyOf(widest.values());
  }

  /** What is asked of a trial's validation and test rows and not in its record. */
  static Set<String> missing(Trial trial, TrialRecord record) {
    Set<String> missing = new LinkedHashSet<>(trial.measured());
    missing.removeAll(record.metrics().keySet());
    return missing;
  }
}
