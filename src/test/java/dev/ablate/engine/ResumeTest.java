package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Origin;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training that is interrupted and goes on ends as if nothing had been, bit for bit. */
class ResumeTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);
  private static final String MLP =
      "Flatten Linear(32) BatchNorm1d ReLU Dropout(0.1) Linear(classes)";
  private static final String CNN =
      "Conv2d(4, 3) BatchNorm2d ReLU MaxPool2d(2) Dropout2d(0.1) Flatten Linear(classes)";

  static List<List<Trial>> arrays() {
    return List.of(
        List.of(
            mlp("optimizer", "SGD(lr = 0.1, momentum = 0.9, nesterov = true)"),
            mlp("optimizer", "AdamW(lr = 0.01, amsgrad = true)", "seed", "2", "epochs", "4"),
            mlp("optimizer", "RMSprop(lr = 0.001, centered = true)"),
            mlp("optimizer", "NAdam()")),
        List.of(
            mlp(
                "optimizer",
                "SGD(lr = 0.2)",
                "schedule",
                "ReduceLROnPlateau(monitor = val_loss, mode = min, patience = 0, threshold = 0.2)"),
            mlp(
                "optimizer",
                "Adam(lr = 0.02)",
                "early_stopping",
                "EarlyStopping(monitor = train_loss, mode = max, patience = 1)"),
            mlp(
                "optimizer",
                "Adam(lr = 0.02)",
                "early_stopping",
                "EarlyStopping(monitor = train_loss, mode = max, patience = 4)"),
            mlp("optimizer", "SGD(lr = 0.1, momentum = 0.9)", "schedule", "StepLR(step_size = 2)"),
            mlp("optimizer", "SGD(lr = 0.1)", "schedule", "OneCycleLR(max_lr = 0.3)")),
        List.of(
            trial(CNN, "optimizer", "AdamW(lr = 0.01)", "augment", "[RandomCrop(1), MixUp()]"),
            trial(CNN, "optimizer", "Adam(lr = 0.02)", "augment", "[RandomCrop(1), MixUp()]")),
        List.of(
            mlp("optimizer", "AdamW(lr = 0.01)", "precision", "\"fp16\"", "accumulate", "2"),
            mlp("optimizer", "SGD(lr = 1e-6)", "precision", "\"fp16\"", "accumulate", "2")),
        List.of(mlp("optimizer", "Adagrad(lr = 0.05)", "drop_last", "true")));
  }

  private static Trial mlp(String... settings) {
    return trial(MLP, settings);
  }

  private static Trial trial(String layers, String... more) {
    List<String> settings = new ArrayList<>(List.of("batch_size", "32", "epochs", "3"));
    settings.addAll(List.of(more));
    return Trials.trial(
        Networks.of(layers, DIGITS.info()),
        DIGITS.info(),
        Trials.settings(settings.toArray(String[]::new)));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void endsAsIfItHadNotBeenInterrupted(List<Trial> trials) {
    Recorder whole = new Recorder(Long.MAX_VALUE);
    Recorder.train(DIGITS, trials, whole);
    try (ArrayTrainer trainer = trainer(ArrayTrainer.PAUSE)) {
      for (int steps : List.of(1, 11)) {
        Recorder parts = new Recorder(0);
        int attempts = 0;
        while (trials.stream().anyMatch(trial -> !parts.record(trial).state().isFinal())) {
          parts.resume(trainer, trials, (long) steps * trials.size());
          attempts++;
        }
        assertThat(attempts).isGreaterThan(1);
        trials.forEach(trial -> assertSame(parts, whole, trial));
      }
    }
  }

  /** Also where another way has been found to be faster meanwhile. */
  @Test
  void convolutionsAreComputedAsTheyWereBefore() {
    Trial grouped = cnn(ConvolutionStrategy.GROUPED);
    Trial unfolded = cnn(ConvolutionStrategy.UNFOLD);
    Recorder whole = new Recorder(Long.MAX_VALUE);
    Recorder.train(DIGITS, List.of(grouped), whole);
    try (ArrayTrainer trainer = trainer(Duration.ZERO)) {
      Recorder parts = new Recorder(0);
      parts.resume(trainer, List.of(grouped), 9);
      assertThat(parts.state(grouped).convolutions()).hasValue(ConvolutionStrategy.GROUPED);
      Recorder after = new Recorder(Long.MAX_VALUE);
      Trial other = trial(CNN, "optimizer", "SGD()").with(ConvolutionStrategy.UNFOLD);
      trainer.resume(
          List.of(
              TrialProgress.none(other),
              new TrialProgress(
                  unfolded, parts.record(grouped).epochs(), Optional.of(parts.state(grouped)))),
          after);
      assertThat(after.warnings()).isEmpty();
      assertThat(after.best(grouped)).usingRecursiveComparison().isEqualTo(whole.best(grouped));
      assertThat(after.record(other).state()).isEqualTo(TrialState.DONE);
      TrainingState another =
          new TrainingState(
              replaced(parts.state(grouped).conditions(), "device", "cuda"),
              parts.state(grouped).reached(),
              parts.state(grouped).steps(),
              parts.state(grouped).sums(),
              parts.state(grouped).tensors());
      TrialProgress elsewhere = new TrialProgress(unfolded, List.of(), Optional.of(another));
      Recorder here = new Recorder(Long.MAX_VALUE);
      assertThat(new Resumption("cpu", here).usable(elsewhere).trial()).isEqualTo(unfolded);
      assertThat(here.warnings()).hasSize(1);
    }
  }

  private static Trial cnn(ConvolutionStrategy strategy) {
    return trial(CNN, "optimizer", "AdamW(lr = 0.01)").with(strategy);
  }

  private static Map<String, String> replaced(Map<String, String> all, String name, String value) {
    Map<String, String> replaced = new TreeMap<>(all);
    replaced.put(name, value);
    return replaced;
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void goesOnWhereAnotherWithFewerEpochsEndedAlsoWhenInterrupted(List<Trial> trials) {
    List<Trial> longer = trials.stream().map(ResumeTest::longer).toList();
    Recorder whole = new Recorder(Long.MAX_VALUE);
    Recorder.train(DIGITS, longer, whole);
    Recorder parts = new Recorder(Long.MAX_VALUE);
    try (ArrayTrainer trainer = trainer(ArrayTrainer.PAUSE)) {
      trainer.train(trials, parts);
      parts.goOn(trainer, trials, longer, 7L * trials.size());
      assertThat(longer).anyMatch(trial -> !parts.record(trial).state().isFinal());
      parts.resume(trainer, longer, Long.MAX_VALUE / 2);
    }
    assertThat(parts.warnings()).isEmpty();
    assertThat(parts.steps()).isLessThanOrEqualTo(whole.steps());
    for (int i = 0; i < trials.size(); i++) {
      int taken = parts.record(trials.get(i)).epochs().size();
      assertThat(parts.record(longer.get(i)).origin())
          .contains(new Origin(trials.get(i).fingerprint(), taken));
      assertSame(parts, whole, longer.get(i));
    }
  }

  private static Trial longer(Trial trial) {
    return with(trial, "epochs", new Value.Int(trial.settings().epochs() + 3));
  }

  private static Trial with(Trial trial, String name, Value value) {
    Settings settings = new Settings(trial.settings().root().with(name, value));
    return Trials.trial(trial.network(), trial.data(), settings);
  }

  private static ArrayTrainer trainer(Duration pause) {
    return new ArrayTrainer("cpu", trial -> DIGITS, Clock.systemUTC(), pause);
  }

  private static void assertSame(Recorder parts, Recorder whole, Trial trial) {
    TrialRecord expected = whole.record(trial);
    TrialRecord actual = parts.record(trial);
    assertThat(actual.state()).isEqualTo(TrialState.DONE).isEqualTo(expected.state());
    assertThat(metrics(actual)).isEqualTo(metrics(expected));
    assertThat(actual.epochs()).extracting(EpochRecord::lr).isEqualTo(rates(expected));
    assertThat(actual.metrics()).isEqualTo(expected.metrics());
    assertThat(actual.bestEpoch()).isEqualTo(expected.bestEpoch());
    assertThat(parts.best(trial)).usingRecursiveComparison().isEqualTo(whole.best(trial));
  }

  private static List<Map<String, Double>> metrics(TrialRecord record) {
    return record.epochs().stream().map(EpochRecord::metrics).toList();
  }

  private static List<Double> rates(TrialRecord record) {
    return record.epochs().stream().map(EpochRecord::lr).toList();
  }

  @Test
  void trialsAtOtherStepsOfTheirEpochsAreTrainedApart() {
    List<Trial> trials = arrays().get(0);
    Recorder whole = new Recorder(Long.MAX_VALUE);
    Recorder.train(DIGITS, trials, whole);
    Recorder parts = new Recorder(0);
    try (ArrayTrainer trainer = trainer(Duration.ZERO)) {
      IntStream.range(0, trials.size())
          .forEach(i -> parts.resume(trainer, trials.subList(i, i + 1), 2 + 5L * i));
      parts.resume(trainer, trials, Long.MAX_VALUE / 2);
    }
    trials.forEach(trial -> assertSame(parts, whole, trial));
  }

  /** A later run knows from the checkpoint alone that memory ran out. */
  @Test
  void updatesHaveAsManyPartsAsBefore() {
    Trial planned = trial(CNN, "optimizer", "AdamW(lr = 0.01)");
    Trial other = trial(CNN, "optimizer", "SGD()");
    Trial joining = trial(CNN, "optimizer", "SGD(lr = 0.2)");
    Trial inParts = planned.inSmallerParts().orElseThrow();
    Recorder whole = new Recorder(Long.MAX_VALUE);
    Recorder.train(DIGITS, List.of(inParts), whole);
    Recorder.train(DIGITS, List.of(other), whole);
    Recorder after = new Recorder(Long.MAX_VALUE);
    Deque<TrialProgress> waiting = new ArrayDeque<>(List.of(TrialProgress.none(joining)));
    try (ArrayTrainer trainer = trainer(Duration.ZERO)) {
      trainer.resume(
          List.of(TrialProgress.none(other), begunInParts(planned, trainer)),
          most -> Recorder.next(waiting, most),
          after);
    }
    assertThat(after.warnings()).isEmpty();
    assertThat(after.best(inParts)).usingRecursiveComparison().isEqualTo(whole.best(inParts));
    assertSame(after, whole, other);
    assertThat(waiting).hasSize(1);
  }

  @Test
  void aTrialThatIsToFailWithoutMemoryDoesNotGoOnInMoreParts() {
    Trial planned = trial(CNN, "optimizer", "AdamW(lr = 0.01)");
    Trial failing = with(planned, "on_oom", new Value.Text("fail"));
    Recorder recorder = new Recorder(Long.MAX_VALUE);
    try (ArrayTrainer trainer = trainer(Duration.ZERO)) {
      TrialProgress begun = begunInParts(planned, trainer);
      TrialProgress now = new TrialProgress(failing, begun.epochs(), begun.state());
      assertThat(new Resumption("cpu", recorder).usable(now))
          .isEqualTo(TrialProgress.none(failing));
    }
    assertThat(recorder.warnings()).hasSize(1);
  }

  /** A trial as it is planned, with the checkpoint of one that did not fit into memory. */
  private static TrialProgress begunInParts(Trial planned, ArrayTrainer trainer) {
    Trial inParts = planned.inSmallerParts().orElseThrow();
    Recorder recorder = new Recorder(0);
    recorder.resume(trainer, List.of(inParts), 9);
    return new TrialProgress(
        planned, recorder.record(inParts).epochs(), Optional.of(recorder.state(inParts)));
  }

  @Test
  void aCheckpointUnderOtherConditionsIsNotUsed() {
    Trial trial = arrays().get(4).get(0);
    Recorder whole = new Recorder(Long.MAX_VALUE);
    Trial inParts = trial.inSmallerParts().orElseThrow();
    Recorder.train(DIGITS, List.of(inParts), whole);
    Recorder parts = new Recorder(0);
    try (ArrayTrainer trainer = trainer(ArrayTrainer.PAUSE)) {
      parts.resume(trainer, List.of(trial), 10);
      assertThat(parts.state(trial).reached().update()).isGreaterThanOrEqualTo(10);
      parts.resume(trainer, trial, inParts);
    }
    assertSame(parts, whole, inParts);
    assertThat(parts.warnings()).containsExactly("begins anew; its checkpoint is of accumulate 1");
  }

  @Test
  void aCheckpointOfAnotherNumberOfThreadsIsNotUsedOnACpu() {
    Trial trial = arrays().get(0).get(0);
    Map<String, String> conditions = new TreeMap<>(Resumption.conditions(trial, "cuda:1"));
    assertThat(conditions.put("device", "cpu")).isEqualTo("cuda");
    assertThat(conditions.put("threads", "99")).isNull();
    TrainingState state =
        new TrainingState(conditions, new TrialEvent.Reached(0, 3), 3, List.of(), List.of());
    TrialProgress begun = new TrialProgress(trial, List.of(), Optional.of(state));
    Recorder told = new Recorder(0);
    assertThat(new Resumption("cpu", told).usable(begun)).isEqualTo(TrialProgress.none(trial));
    assertThat(told.warnings()).containsExactly("begins anew; its checkpoint is of threads 99");
  }
}
