package dev.ablate.engine;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** An array of trials one of whose weights stops being a number, at any step, in any row. */
public final class InjectedNumbers {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);
  private static final String LAYERS = "Flatten Linear(8) BatchNorm1d ReLU Linear(classes)";
  private static final int EPOCHS = 3;

  private final List<Trial> trials =
      List.of(
          trial("AdamW(lr = 0.01)", "1"),
          trial("SGD(lr = 0.1, momentum = 0.9)", "1"),
          trial("RMSprop(lr = 0.001)", "2"),
          trial("AdamW(lr = 0.02)", "3"));

  private final Recorder whole = new Recorder(Long.MAX_VALUE);

  /** Trains the array undisturbed. */
  public InjectedNumbers() {
    Recorder.train(DIGITS, trials, whole);
  }

  private static Trial trial(String optimizer, String seed) {
    List<String> settings = List.of("optimizer", optimizer, "seed", seed, "batch_size", "32");
    return Trials.trial(
        Networks.of(LAYERS, DIGITS.info()),
        DIGITS.info(),
        Trials.settings(
            Stream.concat(settings.stream(), Stream.of("epochs", Integer.toString(EPOCHS)))
                .toArray(String[]::new)));
  }

  /** Trains the array up to some step, changes a weight, and goes on; gives what was wrong. */
  public List<String> problems(long seed) {
    Random random = new Random(seed);
    Trial struck = trials.get(random.nextInt(trials.size()));
    Recorder parts = new Recorder(0);
    try (ArrayTrainer trainer =
        new ArrayTrainer("cpu", trial -> DIGITS, Clock.systemUTC(), ArrayTrainer.PAUSE)) {
      long steps = 1L + random.nextInt((int) (trials.get(0).steps() - 1) * trials.size());
      parts.resume(trainer, trials, steps);
      if (parts.record(struck).state().isFinal()) {
        return List.of();
      }
      parts.reached(struck, withoutANumber(parts.state(struck), random));
      parts.resume(trainer, trials, Long.MAX_VALUE / 2);
    }
    List<String> problems = new ArrayList<>();
    for (Trial trial : trials) {
      TrialRecord record = parts.record(trial);
      if (trial.equals(struck)
          ? record.state() != TrialState.DIVERGED || record.error().isEmpty()
          : !sameAsWhole(trial, parts)) {
        problems.add(
            "seed %d, row %d: %s, not %s"
                .formatted(seed, trials.indexOf(trial), record, whole.record(trial)));
      }
    }
    return problems;
  }

  private boolean sameAsWhole(Trial trial, Recorder parts) {
    TrialRecord expected = whole.record(trial);
    TrialRecord actual = parts.record(trial);
    return actual.metrics().equals(expected.metrics())
        && actual.epochs().stream()
            .map(EpochRecord::metrics)
            .toList()
            .equals(expected.epochs().stream().map(EpochRecord::metrics).toList());
  }

  private static TrainingState withoutANumber(TrainingState state, Random random) {
    float[] others = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    List<NamedTensor> tensors = new ArrayList<>(state.tensors());
    NamedTensor weights = tensors.get(0);
    float[] values = weights.values().clone();
    values[random.nextInt(values.length)] = others[random.nextInt(others.length)];
    tensors.set(0, new NamedTensor(weights.name(), weights.shape(), values));
    return new TrainingState(
        state.conditions(), state.reached(), state.steps(), state.sums(), tensors);
  }
}
