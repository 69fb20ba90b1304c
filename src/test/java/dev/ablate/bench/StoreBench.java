package dev.ablate.bench;

import dev.ablate.check.Checker;
import dev.ablate.experiment.Experiment;
import dev.ablate.source.SourceFile;
import dev.ablate.store.RunStore;
import dev.ablate.sweep.Plan;
import dev.ablate.sweep.Planner;
import dev.ablate.sweep.Runner;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.Unheard;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What it costs to keep trials: how many a second where training takes no time, what is added to
 * training that takes some, how long a store takes to close, to open and to be planned on.
 */
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
        seed in 1..%d
      }
      """;

  private final Experiment experiment;
  private final Path database;
  private final Planner planner;
  private final TimedTrainer trainer;

  private StoreBench(int trials, Path database, int width, TimedTrainer trainer) {
    SourceFile source = new SourceFile("store.exp", TEXT.formatted(trials));
    this.experiment = Checker.check(source, Path.of(".")).experiment().orElseThrow();
    this.database = database;
    this.planner = new Planner(OptionalInt.of(width), false);
    this.trainer = trainer;
  }

  /**
   * Prints times, twice: of a store that is new, and of the same one opened again. Settings are
   * {@code store.trials}, {@code store.part}, the trials of which each rate is, {@code
   * store.folder}, which should be on a disk, {@code store.width} of arrays, {@code
   * store.milliseconds} that a trial is trained, {@code store.weights}, the numbers that are kept
   * of one; 0 keeps none; and {@code store.before}, the trials of a store that nothing is printed
   * of: by then Java is warm.
   */
  public static void main(String[] arguments) throws IOException {
    int trials = Integer.getInteger("store.trials", 10_000);
    int before = Integer.getInteger("store.before", 0);
    if (before > 0) {
      bench(before, new TimedTrainer(0, 0)).warmUp();
    }
    StoreBench bench =
        bench(
            trials,
            new TimedTrainer(
                Integer.getInteger("store.milliseconds", 0),
                Integer.getInteger("store.weights", 0)));
    bench.run(Integer.getInteger("store.part", trials / 10));
    bench.run(1);
  }

  private static StoreBench bench(int trials, TimedTrainer trainer) throws IOException {
    Path folder =
        Files.createDirectories(Path.of(System.getProperty("store.folder", "target/store")));
    Path database = Files.createTempDirectory(folder, "run").resolve("ablate");
    return new StoreBench(trials, database, Integer.getInteger("store.width", 64), trainer);
  }

  private void warmUp() {
    try (RunStore store = RunStore.open(database)) {
      run(store, planner.plan(experiment, store), new Rate(Integer.MAX_VALUE));
    }
  }

  private void run(int part) {
    Instants instants = new Instants();
    RunStore store = RunStore.open(database);
    instants.print("opened");
    try (store) {
      Plan plan = planner.plan(experiment, store);
      instants.print("planned");
      run(store, plan, new Rate(part));
      trainer.print(instants.print("run"));
    }
    instants.print("closed");
  }

  private void run(RunStore store, Plan plan, Rate rate) {
    new Runner(List.of(trainer), store, rate, String::valueOf).run(plan);
  }

  /** Prints how long things took, and how much processor time all threads spent on them. */
  private static final class Instants {
    private double last = seconds();
    private double lastSpent = spent();

    double print(String what) {
      double took = seconds() - last;
      System.out.printf(
          "%s in %.2f s, with %.2f s of processor time%n", what, took, spent() - lastSpent);
      last = seconds();
      lastSpent = spent();
      return took;
    }

    private static double spent() {
      return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }
  }

  private static double seconds() {
    return System.nanoTime() / 1e9;
  }

  /** Prints how many trials a second ended, every so often, and what each took of the thread. */
  private static final class Rate extends Unheard {
    private final int every;
    private int ended;
    private double last = seconds();
    private double lastSpent = spent();

    Rate(int every) {
      this.every = every;
    }

    @Override
    public void happened(Trial trial, TrialEvent event) {
      if (event instanceof TrialEvent.Finished && ++ended % every == 0) {
        double now = seconds();
        double nowSpent = spent();
        System.out.printf(
            "%d trials, %.0f a second, %.3f ms of the thread's processor time each%n",
            ended, every / (now - last), 1e3 * (nowSpent - lastSpent) / every);
        last = now;
        lastSpent = nowSpent;
      }
    }

    private static double spent() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
  }
}
