package dev.ablate.bench;

import dev.ablate.catalog.Shape;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.Versions;
import dev.ablate.trial.WaitingTrials;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Says of arrays what a trainer would, whose trials take a set time each: they begin together and
 * end together.
 */
final class TimedTrainer implements TrialTrainer {
  private static final Map<String, Double> METRICS = Map.of("train_loss", 0.5, "val_loss", 0.6);

  private final int milliseconds;
  private final float[] weights;
  private double trained;

  /**
   * A trainer.
   *
   * @param milliseconds that each trial takes
   * @param weights how many numbers each learns; 0 keeps none
   */
  TimedTrainer(int milliseconds, int weights) {
    this.milliseconds = milliseconds;
    this.weights = new float[weights];
  }

  /** Prints what share was added to the seconds that it trained since the last time. */
  void print(double seconds) {
    if (trained > 0) {
      System.out.printf(
          "trained for %.2f s of %.2f s: %.2f %% were added%n",
          trained, seconds, 100 * (seconds / trained - 1));
      trained = 0;
    }
  }

  @Override
  public void resume(List<TrialProgress> array, WaitingTrials waiting, TrialListener listener) {
    List<Trial> trials = array.stream().map(TrialProgress::trial).toList();
    Map<String, String> versions = Versions.all();
    trials.forEach(
        trial -> listener.happened(trial, new TrialEvent.Started(now(), 1, "cpu", versions)));
    train(trials.size(), listener);
    EpochRecord epoch = new EpochRecord(1, 0.1, METRICS, 0.1);
    trials.forEach(trial -> listener.progressed(trial, 20));
    trials.forEach(trial -> listener.happened(trial, new TrialEvent.EpochEnded(now(), epoch)));
    trials.forEach(trial -> end(trial, listener));
  }

  /** As with a worker process, whoever listens has this time for what was told before. */
  private void train(int width, TrialListener listener) {
    long start = System.nanoTime();
    long end = start + TimeUnit.MILLISECONDS.toNanos((long) milliseconds * width);
    listener.stopRequested();
    long left = end - System.nanoTime();
    try {
      TimeUnit.NANOSECONDS.sleep(left);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    trained += ((left > 0 ? System.nanoTime() : end) - start) / 1e9;
  }

  private void end(Trial trial, TrialListener listener) {
    if (weights.length > 0) {
      listener.best(
          trial, new Checkpoint(List.of(new NamedTensor("w", Shape.of(weights.length), weights))));
    }
    listener.happened(
        trial,
        new TrialEvent.Finished(
            now(), TrialState.DONE, OptionalInt.of(1), metrics(trial), Optional.empty()));
  }

  /** All that is asked of a trial, so that a run that finds it again has nothing to measure. */
  private static Map<String, Double> metrics(Trial trial) {
    Map<String, Double> metrics = new TreeMap<>(METRICS);
    trial.measured().forEach(metric -> metrics.put(metric, 0.5));
    return metrics;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public int largestBatchSize(List<Trial> array, IntConsumer fits) {
    return 1;
  }

  @Override
  public StepCost cost(List<Trial> array) {
    return new StepCost(1, 0, 1);
  }

  @Override
  public double tryOut(List<Trial> array) {
    return 0;
  }

  @Override
  public Map<String, Double> measure(Trial trial, Checkpoint checkpoint) {
    return Map.of();
  }

  @Override
  public List<Predictions> predict(Trial trial, Checkpoint checkpoint) {
    return List.of();
  }

  @Override
  public void close() {}
}
