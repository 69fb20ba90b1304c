package dev.ablate.sweep;

import dev.ablate.catalog.Task;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.WaitingTrials;
import dev.ablate.trial.WorkerLostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * A trainer whose losses are the learning rate divided by the epoch. It cannot train an array with
 * a rate of 13 in it, and a rate above 100 diverges. A rate of 14 needs all memory for itself, once
 * the trials before it have ended. A rate of 17 kills the process that trains it.
 */
final class PretendTrainer implements TrialTrainer {
  static final double UNTRAINABLE = 13;
  static final double GREEDY = 14;
  static final double UNPREDICTABLE = 15;
  static final double GONE_AT_THE_END = 16;
  static final double DEADLY = 17;
  private static final double LARGEST = 100;
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

  final List<List<String>> arrays = new ArrayList<>();
  final List<List<String>> triedOut = new ArrayList<>();
  double secondsOfAnUpdate = 100;
  boolean gone;

  /** How often its process is lost before that has done what is asked of it. */
  int losses;

  /** How many trials updates were made of together, to learn what they take. */
  final List<Integer> costed = new ArrayList<>();

  /** What it takes to train so many trials. */
  IntFunction<StepCost> costs = width -> new StepCost(width, 0, 1);

  /** How many times longer that takes, by what is trained. */
  ToDoubleFunction<Trial> slowness = trial -> 1;

  /** Trials as they were trained. */
  final List<Trial> trained = new ArrayList<>();

  String device = "cpu";

  /** Whether others join an array, once those before them have ended. */
  boolean takesWaiting;

  /** Rows that fit into its memory at once, over all trials of an array. */
  int memory = Integer.MAX_VALUE;

  /** What it does before it trains an array that has begun. */
  Consumer<TrialListener> before = listener -> {};

  private void trainOnce(List<TrialProgress> progress, TrialListener listener) {
    List<Trial> array = progress.stream().map(TrialProgress::trial).toList();
    arrays.add(array.stream().map(Trial::fingerprint).toList());
    trained.addAll(array);
    for (Trial trial : array) {
      listener.happened(trial, new TrialEvent.Started(TIME, 1, "cpu", Map.of()));
    }
    before.accept(listener);
    goWrong(array);
    if (gone) {
      throw new SweepFailure(SweepFailure.Kind.DEVICE, "gone", new IllegalStateException());
    }
    if (array.stream().mapToInt(PretendTrainer::rows).sum() > memory) {
      throw new MemoryException("out of memory", new OutOfMemoryError());
    }
    for (Trial trial : array) {
      if (rate(trial) == GREEDY && array.size() > 1) {
        throw new MemoryException("out of memory", new OutOfMemoryError());
      }
      train(trial, listener);
    }
  }

  @Override
  public void resume(List<TrialProgress> array, WaitingTrials waiting, TrialListener listener) {
    List<TrialProgress> next = array;
    while (!next.isEmpty()) {
      trainOnce(next, listener);
      next = takesWaiting ? waiting.take(array.size()) : List.of();
    }
  }

  @Override
  public String device() {
    return device;
  }

  @Override
  public int largestBatchSize(List<Trial> array, IntConsumer fits) {
    return 1;
  }

  @Override
  public double tryOut(List<Trial> array) {
    triedOut.add(array.stream().map(Trial::fingerprint).toList());
    goWrong(array);
    return secondsOfAnUpdate;
  }

  private void goWrong(List<Trial> array) {
    if (array.stream().anyMatch(trial -> rate(trial) == UNTRAINABLE)) {
      throw new IllegalStateException("no luck with 13");
    }
    if (losses-- > 0 || array.stream().anyMatch(trial -> rate(trial) == DEADLY)) {
      throw new WorkerLostException("the worker was ended by signal 11");
    }
  }

  private static int rows(Trial trial) {
    return trial.settings().batchSize() / trial.settings().accumulate();
  }

  private static void train(Trial trial, TrialListener listener) {
    for (int epoch = 1; epoch <= trial.settings().epochs(); epoch++) {
      if (listener.stopRequested()) {
        return;
      }
      Map<String, Double> metrics = Map.of("val_loss", rate(trial) / epoch);
      listener.happened(
          trial, new TrialEvent.EpochEnded(TIME, new EpochRecord(epoch, rate(trial), metrics, 1)));
      listener.progressed(trial, 10);
    }
    listener.best(trial, new Checkpoint(List.of()));
    listener.happened(trial, end(trial));
  }

  private static TrialEvent end(Trial trial) {
    boolean diverged = rate(trial) > LARGEST;
    int last = trial.settings().epochs();
    return new TrialEvent.Finished(
        TIME,
        diverged ? TrialState.DIVERGED : TrialState.DONE,
        OptionalInt.of(last),
        Map.of("val_loss", rate(trial) / last),
        diverged ? Optional.of("the loss ran away") : Optional.empty());
  }

  private static double rate(Trial trial) {
    return trial.settings().optimizer().real("lr");
  }

  @Override
  public StepCost cost(List<Trial> array) {
    costed.add(array.size());
    StepCost cost = costs.apply(array.size());
    double slower = slowness.applyAsDouble(array.get(0));
    return new StepCost(slower * cost.seconds(), cost.bytes(), cost.limit());
  }

  @Override
  public Map<String, Double> measure(Trial trial, Checkpoint weights) {
    goWrong(List.of(trial));
    Map<String, Double> metrics = new HashMap<>(Map.of("val_loss", -1.0));
    trial.settings().metrics().forEach(metric -> metrics.put("val_" + metric, 0.5));
    return metrics;
  }

  @Override
  public List<Predictions> predict(Trial trial, Checkpoint weights) {
    goWrong(List.of(trial));
    if (rate(trial) == UNPREDICTABLE) {
      throw new IllegalStateException("no luck with 15");
    }
    if (rate(trial) == GONE_AT_THE_END) {
      throw new SweepFailure(SweepFailure.Kind.DEVICE, "gone", new IllegalStateException());
    }
    return List.of(
        new Predictions("val", 1, Task.NUMBERS, List.of(), List.of(), List.of(), List.of()));
  }

  @Override
  public void close() {}
}
