package dev.ablate.sweep.worker;

import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.WaitingTrials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;

/** A trainer that does with a trial what its seed says. */
record ScriptedTrainer(String device) implements TrialTrainer {
  static final long TELLS_ALL = 1;
  static final long JOINS = 2;
  static final long WAITS_FOR_A_STOP = 3;
  static final long EXITS = 4;
  static final long MAKES_NO_PROGRESS = 5;
  static final long TALKS_BETWEEN = 6;
  static final long LACKS_DATA = 7;
  static final long LACKS_MEMORY = 8;
  static final long IS_WRONG = 9;
  static final long CRASHES = 10;
  static final long GIVES_ITS_PROCESS = 11;
  static final long TELLS_OF_TF32 = 12;
  static final long NEEDS_TF32 = 13;
  static final int WITH_TF32 = 19;
  static final int WITHOUT_TF32 = 32;
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06.789Z");

  /** The cells of the experiment, one for each of these seeds. */
  static List<Cell> cells() {
    return LongStream.rangeClosed(TELLS_ALL, NEEDS_TF32).mapToObj(ScriptedTrainer::cell).toList();
  }

  private static Cell cell(long seed) {
    String precision = seed == NEEDS_TF32 ? "tf32" : "fp32";
    Settings settings = SampleTrials.with(SampleTrials.settings(), "seed", new Value.Int(seed));
    settings = SampleTrials.with(settings, "precision", new Value.Text(precision));
    return new Cell(
        "",
        Map.of(),
        Map.of(),
        Set.of(),
        settings,
        SampleTrials.network(2, 0.5),
        SampleTrials.data());
  }

  @Override
  public void resume(List<TrialProgress> array, WaitingTrials waiting, TrialListener listener) {
    array.forEach(progress -> train(progress, waiting, listener));
  }

  private void train(TrialProgress progress, WaitingTrials waiting, TrialListener listener) {
    switch ((int) progress.trial().settings().seed()) {
      case (int) TELLS_ALL -> {
        tellAll(progress, listener);
        List<TrialProgress> joining = waiting.take(2);
        joining.forEach(other -> train(other, waiting, listener));
      }
      case (int) WAITS_FOR_A_STOP -> awaitStop(listener);
      case (int) EXITS -> Runtime.getRuntime().halt(3);
      case (int) MAKES_NO_PROGRESS -> run("sleep", "60");
      case (int) CRASHES -> run("kill", "-SEGV", Long.toString(ProcessHandle.current().pid()));
      case (int) TALKS_BETWEEN -> talk();
      case (int) LACKS_DATA ->
          throw new SweepFailure(SweepFailure.Kind.DATA, "no data", new IOException("gone"));
      case (int) LACKS_MEMORY -> throw new MemoryException("too large", new OutOfMemoryError());
      case (int) IS_WRONG -> throw new IllegalStateException("wrong", new IOException("inside"));
      default -> tellAll(progress, listener);
    }
  }

  private static void tellAll(TrialProgress progress, TrialListener listener) {
    Trial trial = progress.trial();
    Optional<TrialEvent.Reached> from = progress.state().map(TrainingState::reached);
    listener.happened(trial, new TrialEvent.Started(TIME, 1, "cpu", Map.of("java", "17"), from));
    listener.warned(trial, "epochs " + progress.epochs() + " of " + progress.other());
    listener.warned(trial, "batches of " + trial.settings().batchSize());
    listener.warned(trial, "in " + trial.settings().accumulate() + " parts");
    listener.warned(trial, "convolutions " + trial.convolutions());
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("val_loss", 0.1 + 0.2);
    metrics.put("grad_norm", Double.NaN);
    metrics.put("loss_scale", Double.NEGATIVE_INFINITY);
    EpochRecord epoch = new EpochRecord(1, Double.MIN_VALUE, metrics, 1e300);
    listener.happened(trial, new TrialEvent.EpochEnded(TIME, epoch));
    listener.progressed(trial, 1L << 40);
    progress.state().ifPresent(state -> listener.reached(trial, state));
    progress.state().ifPresent(state -> listener.ended(trial, state));
    listener.best(trial, weights());
    listener.happened(
        trial,
        new TrialEvent.Finished(
            TIME, TrialState.DIVERGED, OptionalInt.of(1), metrics, Optional.of("für „Ø“")));
  }

  static Checkpoint weights() {
    float[] values = {Float.NaN, -0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 1e30f, 7};
    return new Checkpoint(
        List.of(
            new NamedTensor("0.weight", Shape.of(2, 3), values),
            new NamedTensor("0.bias", Shape.of(0), new float[0])));
  }

  private static void awaitStop(TrialListener listener) {
    while (!listener.stopRequested()) {
      Thread.onSpinWait();
    }
  }

  private static void run(String... command) {
    try {
      new ProcessBuilder(command).start().waitFor();
      Thread.sleep(1000);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void talk() {
    try {
      System.out.write("Loaded 3 kernels\n".getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitStop(new Heard());
  }

  @Override
  public double tryOut(List<Trial> array) {
    return array.size() + 0.1;
  }

  @Override
  public StepCost cost(List<Trial> array) {
    return new StepCost(0.3, 1L << 40, array.size());
  }

  @Override
  public int largestBatchSize(List<Trial> array, IntConsumer fits) {
    long seed = array.get(0).settings().seed();
    if (seed == GIVES_ITS_PROCESS) {
      return (int) ProcessHandle.current().pid();
    }
    if (seed == TELLS_OF_TF32 || seed == NEEDS_TF32) {
      return hasTf32(System.getenv()) ? WITH_TF32 : WITHOUT_TF32;
    }
    if (seed == LACKS_MEMORY) {
      LongStream.range(1, array.size()).forEach(others -> fits.accept(32 * (int) others));
      System.err.println("std::bad_alloc: out of memory");
      Runtime.getRuntime().halt(134);
    }
    return 64 * array.size();
  }

  private static boolean hasTf32(Map<String, String> environment) {
    return !environment.containsKey("NVIDIA_TF32_OVERRIDE")
        && environment.getOrDefault("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE", "0").equals("1");
  }

  @Override
  public Map<String, Double> measure(Trial trial, Checkpoint weights) {
    return Map.of("sum", (double) weights.tensors().get(0).values()[5], "none", Double.NaN);
  }

  @Override
  public List<Predictions> predict(Trial trial, Checkpoint weights) {
    return List.of(
        new Predictions(
            "val",
            10,
            Task.CLASSES,
            List.of("cat", "dog"),
            List.of(new Predictions.Answers(1, 2, 3)),
            List.of(new Predictions.Confusion(0, 1, 5)),
            List.of(new Predictions.WorstRow(3, 0.7, List.of(1.0), List.of(Double.NaN), "iVBO"))));
  }

  @Override
  public void close() {}
}
