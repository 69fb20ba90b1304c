package dev.ablate.bench;

import dev.ablate.check.Checker;
import dev.ablate.experiment.Experiment;
import dev.ablate.source.SourceFile;
import dev.ablate.store.RunStore;
import dev.ablate.sweep.Planner;
import dev.ablate.sweep.Runner;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How many trials a second can be kept, where training takes no time. */
public final class StoreBench {
  private static final String TEXT =
      """
      model net { Flatten Linear(classes) }
      experiment "trials without training" {
        data = Shapes(train = 1000, test = 100, size = 8)
        model = net()
        loss = CrossEntropyLoss()
        optimizer = SGD(lr = 0.1)
        epochs = 1
        batch_size = 50
        seed in 1..%s
      }
      """;

  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

  private StoreBench() {}

  /**
   * Prints the rate every so often.
   *
   * @param arguments how many trials, and the folder to keep them in, which should be on a disk
   */
  public static void main(String[] arguments) throws IOException {
    SourceFile source = new SourceFile("store.exp", TEXT.formatted(arguments[0]));
    Experiment experiment = Checker.check(source, Path.of(".")).experiment().orElseThrow();
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    try (RunStore store = RunStore.open(folder.resolve("ablate"));
        NullTrainer trainer = new NullTrainer()) {
      Planner planner = new Planner(OptionalInt.empty(), false);
      new Runner(
              List.of(trainer),
              store,
              new Rate(Integer.parseInt(arguments[0]) / 10),
              String::valueOf)
          .run(planner.plan(experiment, store));
    }
  }

  /** Trials are done as soon as they begin. */
  private static final class NullTrainer implements TrialTrainer {
    @Override
    public void resume(List<TrialProgress> array, TrialListener listener) {
      Map<String, Double> metrics = Map.of("train_loss", 0.5, "val_loss", 0.6);
      for (TrialProgress progress : array) {
        Trial trial = progress.trial();
        listener.happened(trial, new TrialEvent.Started(TIME, 1, "cpu", Map.of("java", "17")));
        listener.happened(
            trial, new TrialEvent.EpochEnded(TIME, new EpochRecord(1, 0.1, metrics, 0)));
        listener.happened(
            trial,
            new TrialEvent.Finished(
                TIME, TrialState.DONE, OptionalInt.of(1), metrics, Optional.empty()));
      }
    }

    @Override
    public String device() {
      return "cpu";
    }

    @Override
    public int largestBatchSize(List<Trial> array) {
      return 1;
    }

    @Override
    public double tryOut(List<Trial> array) {
      return 0;
    }

    @Override
    public StepCost cost(List<Trial> array) {
      return new StepCost(1, 0, 1);
    }

    @Override
    public Map<String, Double> measure(Trial trial, Checkpoint weights) {
      return Map.of();
    }

    @Override
    public List<Predictions> predict(Trial trial, Checkpoint weights) {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private static final class Rate implements TrialListener {
    private final int every;
    private int ended;
    private long last = System.nanoTime();

    Rate(int every) {
      this.every = every;
    }

    @Override
    public void happened(Trial trial, TrialEvent event) {
      if (event instanceof TrialEvent.Finished && ++ended % every == 0) {
        long now = System.nanoTime();
        System.out.printf("%d trials, %.0f a second%n", ended, every * 1e9 / (now - last));
        last = now;
      }
    }

    @Override
    public void progressed(Trial trial, long steps) {}

    @Override
    public boolean stopRequested() {
      return false;
    }
  }
}
