package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.WaitingTrials;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trial that joins an array late is the trial that it would have been alone, bit for bit. */
class JoiningTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);
  private static final String MLP = "Flatten Linear(16) ReLU Dropout(0.2) Linear(classes)";
  private static final String CNN =
      "Conv2d(3, 3) BatchNorm2d ReLU MaxPool2d(2) Flatten Dropout(0.1) Linear(classes)";
  private static final List<String> OPTIMIZERS =
      List.of(
          "SGD(lr = 0.1, momentum = 0.9)",
          "AdamW(lr = 0.01, amsgrad = true)",
          "NAdam(lr = 0.01)",
          "SGD(lr = 0.05)",
          "RMSprop(lr = 0.001, centered = true)");
  private static final List<List<String>> ENDINGS =
      List.of(
          List.of(),
          List.of("clip_grad_norm", "0.5"),
          List.of("metrics", "[\"f1\"]", "loss", "CrossEntropyLoss(label_smoothing = 0.1)"),
          List.of(
              "early_stopping", "EarlyStopping(monitor = train_loss, mode = max, patience = 1)"),
          List.of(
              "schedule",
              "ReduceLROnPlateau(monitor = val_loss, mode = min, patience = 0, threshold = 0.2)"),
          List.of("schedule", "OneCycleLR(max_lr = 0.2)"));

  /** Without it products may depend on where in memory a trial lies. */
  @BeforeAll
  static void productsAreReproducible() {
    assumeThat(System.getenv("MKL_CBWR")).as("MKL_CBWR, as the launcher sets it").isNotNull();
  }

  /** Hands out trials in their order. */
  private static WaitingTrials waiting(List<Trial> trials, List<Integer> taken) {
    Deque<Trial> left = new ArrayDeque<>(trials);
    return most -> {
      List<TrialProgress> next = new ArrayList<>();
      while (next.size() < most && !left.isEmpty()) {
        next.add(TrialProgress.none(left.removeFirst()));
      }
      taken.add(next.size());
      return next;
    };
  }

  private static List<Trial> trials(String layers, Random random, int count) {
    return IntStream.range(0, count).mapToObj(i -> trial(layers, random)).toList();
  }

  private static Trial trial(String layers, Random random) {
    List<String> settings = new ArrayList<>(List.of("batch_size", "32"));
    settings.addAll(List.of("seed", String.valueOf(1 + random.nextInt(3))));
    settings.addAll(List.of("epochs", String.valueOf(1 + random.nextInt(4))));
    settings.addAll(List.of("optimizer", OPTIMIZERS.get(random.nextInt(OPTIMIZERS.size()))));
    settings.addAll(ENDINGS.get(random.nextInt(ENDINGS.size())));
    return Trials.trial(
        Networks.of(layers, DIGITS.info()),
        DIGITS.info(),
        Trials.settings(settings.toArray(String[]::new)));
  }

  @ParameterizedTest
  @ValueSource(strings = {MLP, CNN})
  void aLateJoinerIsAsItIsAlone(String layers) {
    List<Trial> trials = trials(layers, new Random(7), 14).stream().distinct().toList();
    Recorder alone = new Recorder(Long.MAX_VALUE);
    Recorder together = new Recorder(Long.MAX_VALUE);
    List<Integer> taken = new ArrayList<>();
    try (ArrayTrainer trainer = trainer()) {
      trials.forEach(trial -> trainer.train(List.of(trial), alone));
      trainer.resume(
          trials.subList(0, 3).stream().map(TrialProgress::none).toList(),
          waiting(trials.subList(3, trials.size()), taken),
          together);
    }
    assertThat(Collections.max(taken)).isLessThanOrEqualTo(3);
    assertThat(taken.stream().mapToInt(i -> i).sum()).isEqualTo(trials.size() - 3);
    trials.forEach(trial -> assertSame(together, alone, trial));
  }

  @Test
  void anArrayIsAsItWouldHaveBeenWhereItIsStoppedAndGoesOnWithRowsOfDifferentEpochs() {
    List<Trial> trials = trials(MLP, new Random(3), 9).stream().distinct().toList();
    Recorder alone = new Recorder(Long.MAX_VALUE);
    Recorder parts = new Recorder(0);
    try (ArrayTrainer trainer = trainer()) {
      trials.forEach(trial -> trainer.train(List.of(trial), alone));
      while (trials.stream().anyMatch(trial -> !parts.record(trial).state().isFinal())) {
        parts.resume(trainer, trials, 3, 40);
      }
    }
    trials.forEach(trial -> assertSame(parts, alone, trial));
  }

  @Test
  void placesOfDivergedTrialsAreTaken() {
    Trial wild = wild("1e30");
    Trial wilder = wild("1e32");
    Trial tame = wild("0.1");
    Recorder recorder = new Recorder(Long.MAX_VALUE);
    List<Integer> taken = new ArrayList<>();
    try (ArrayTrainer trainer = trainer()) {
      trainer.resume(
          List.of(TrialProgress.none(wild)), waiting(List.of(wilder, tame), taken), recorder);
    }
    assertThat(List.of(wild, wilder, tame))
        .extracting(trial -> recorder.record(trial).state())
        .containsExactly(TrialState.DIVERGED, TrialState.DIVERGED, TrialState.DONE);
  }

  private static Trial wild(String rate) {
    return Trials.trial(
        Networks.of(MLP, DIGITS.info()),
        DIGITS.info(),
        Trials.settings("optimizer", "SGD(lr = " + rate + ")", "batch_size", "32", "epochs", "2"));
  }

  private static ArrayTrainer trainer() {
    return new ArrayTrainer("cpu", trial -> DIGITS, Clock.systemUTC(), Duration.ZERO);
  }

  private static void assertSame(Recorder together, Recorder alone, Trial trial) {
    TrialRecord expected = alone.record(trial);
    TrialRecord actual = together.record(trial);
    assertThat(actual.state()).isEqualTo(TrialState.DONE).isEqualTo(expected.state());
    assertThat(metrics(actual)).isEqualTo(metrics(expected));
    assertThat(actual.epochs()).extracting(EpochRecord::epoch).isEqualTo(epochs(expected));
    assertThat(actual.epochs()).extracting(EpochRecord::lr).isEqualTo(rates(expected));
    assertThat(actual.metrics()).isEqualTo(expected.metrics());
    assertThat(actual.bestEpoch()).isEqualTo(expected.bestEpoch());
    assertThat(together.best(trial)).usingRecursiveComparison().isEqualTo(alone.best(trial));
  }

  private static List<Integer> epochs(TrialRecord record) {
    return record.epochs().stream().map(EpochRecord::epoch).toList();
  }

  private static List<Double> rates(TrialRecord record) {
    return record.epochs().stream().map(EpochRecord::lr).toList();
  }

  private static List<Map<String, Double>> metrics(TrialRecord record) {
    return record.epochs().stream().map(EpochRecord::metrics).toList();
  }
}
