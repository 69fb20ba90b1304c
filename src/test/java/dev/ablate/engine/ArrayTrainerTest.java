package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.Network;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a trial is does not depend on the array that it is trained in, on one thread. Bit for bit
 * this holds for image networks always, and for others where vector instructions leave no rest:
 * widths are multiples of 32, or there is neither BatchNorm1d behind a bias nor an odd-sized GELU
 * or Tanh.
 */
class ArrayTrainerTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);
  private static final String MLP =
      "Flatten Linear(32) BatchNorm1d ReLU Dropout(0.25) Linear(16) GELU Dropout(0.1)"
          + " Linear(classes)";
  private static final String CNN =
      "Conv2d(6, kernel_size = 3, padding = 1) BatchNorm2d ReLU MaxPool2d(2) Dropout(0.25)"
          + " residual { Conv2d(6, kernel_size = 3, padding = 1) BatchNorm2d Tanh }"
          + " parallel { { Conv2d(4, kernel_size = 1) } { AvgPool2d(3, stride = 1, padding = 1) } }"
          + " AdaptiveAvgPool2d(2) Flatten Linear(classes)";
  private static final List<String> OPTIMIZERS =
      List.of(
          "SGD(lr = 0.05, momentum = 0.9)",
          "AdamW(lr = 0.003)",
          "Adam(lr = 0.01, amsgrad = true, weight_decay = 0.01)",
          "SGD(lr = 0.1, momentum = 0.8, nesterov = true, weight_decay = 0.001)",
          "AdamW(lr = 0.01)",
          "SGD(lr = 0.2)",
          "Adam(lr = 0.002)",
          "SGD(lr = 0.02, momentum = 0.5)");

  @Test
  void anMlpIsTheSameBitForBitAloneAndInAnArray() {
    List<Trial> trials = trials(MLP, DIGITS);
    assertThat(metrics(Recorder.train(DIGITS, trials))).isEqualTo(alone(DIGITS, trials));
  }

  @Test
  void aCnnIsTheSameAloneAndInAnArray() {
    List<Trial> trials = trials(CNN, DIGITS);
    assertThat(metrics(Recorder.train(DIGITS, trials))).isEqualTo(alone(DIGITS, trials));
  }

  @Test
  void anMlpOfOddWidthsIsTheSameButForRounding() {
    List<Trial> trials =
        trials("Flatten Linear(23) BatchNorm1d Tanh Linear(7) GELU Linear(classes)", DIGITS);
    List<TrialRecord> together = Recorder.train(DIGITS, trials);
    for (int i = 0; i < trials.size(); i++) {
      TrialRecord alone = Recorder.train(DIGITS, trials.subList(i, i + 1)).get(0);
      double loss = metric(alone.epochs().get(0), "train_loss");
      assertThat(together.get(i).epochs().get(0).metrics().get("train_loss"))
          .isCloseTo(loss, withinPercentage(1e-4));
    }
  }

  @Test
  void theBestWeightsOfATrialAreItsOwnInEveryArray() {
    List<Trial> trials = trials(CNN, DIGITS).subList(0, 3);
    Recorder together = new Recorder(Long.MAX_VALUE);
    Recorder.train(DIGITS, trials, together);
    for (Trial trial : trials) {
      Recorder alone = new Recorder(Long.MAX_VALUE);
      Recorder.train(DIGITS, List.of(trial), alone);
      assertThat(together.best(trial)).usingRecursiveComparison().isEqualTo(alone.best(trial));
    }
    assertThat(together.best(trials.get(0)).tensors())
        .extracting(NamedTensor::name)
        .contains("0.weight", "1.running_mean", "5.body.1.running_var", "6.branches.0.0.bias")
        .endsWith("9.weight", "9.bias");
  }

  /** With dropout, and the rows of two epochs in an order of each seed's own. */
  @ParameterizedTest
  @ValueSource(strings = {MLP, CNN})
  void sixteenTrialsHaveTheWeightsThatTheyHaveAlone(String layers) {
    List<Trial> trials = trials(layers, DIGITS, 16);
    Recorder together = new Recorder(Long.MAX_VALUE);
    Recorder.train(DIGITS, trials, together);
    for (Trial trial : trials) {
      Recorder alone = new Recorder(Long.MAX_VALUE);
      Recorder.train(DIGITS, List.of(trial), alone);
      assertThat(together.best(trial))
          .as(trial.settings().toString())
          .usingRecursiveComparison()
          .isEqualTo(alone.best(trial));
    }
  }

  @Test
  void aTrialTwiceIsTheSameBitForBit() {
    List<Trial> trials = trials(CNN, DIGITS).subList(0, 1);
    assertThat(alone(DIGITS, trials)).isEqualTo(alone(DIGITS, trials));
  }

  @Test
  void anotherSeedGivesOtherMetrics() {
    Trial one = trial(MLP, DIGITS, "optimizer", "SGD()", "seed", "1");
    Trial two = trial(MLP, DIGITS, "optimizer", "SGD()", "seed", "2");
    List<TrialRecord> records = Recorder.train(DIGITS, List.of(one, two));
    assertThat(records.get(0).metrics()).isNotEqualTo(records.get(1).metrics());
  }

  @Test
  void aTrialThatDivergesHarmsNoOther() {
    Trial healthy = trial(CNN, DIGITS, "optimizer", "SGD(lr = 0.1)");
    Trial wild = trial(CNN, DIGITS, "optimizer", "SGD(lr = 1e30)");
    Trial other = trial(CNN, DIGITS, "optimizer", "SGD(lr = 0.05)");
    List<TrialRecord> records = Recorder.train(DIGITS, List.of(healthy, wild, other));
    assertThat(records)
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.DONE, TrialState.DIVERGED, TrialState.DONE);
    assertThat(records.get(1).error()).hasValueSatisfying(e -> assertThat(e).contains("update 2"));
    assertThat(records.get(1).epochs()).isEmpty();
    assertThat(metrics(List.of(records.get(0), records.get(2))))
        .isEqualTo(metrics(Recorder.train(DIGITS, List.of(healthy, other))));
  }

  @Test
  void trialsLeaveWhenTheirEpochsAreOver() {
    List<Trial> trials =
        List.of(
            trial(MLP, DIGITS, "optimizer", OPTIMIZERS.get(0), "epochs", "3"),
            trial(MLP, DIGITS, "optimizer", OPTIMIZERS.get(1), "epochs", "1"),
            trial(MLP, DIGITS, "optimizer", OPTIMIZERS.get(2), "epochs", "2"),
            trial(MLP, DIGITS, "optimizer", OPTIMIZERS.get(3), "epochs", "3"));
    List<TrialRecord> records = Recorder.train(DIGITS, trials);
    assertThat(records).extracting(record -> record.epochs().size()).containsExactly(3, 1, 2, 3);
    assertThat(metrics(records)).isEqualTo(alone(DIGITS, trials));
  }

  @Test
  void theBestEpochIsTestedWithTheWeightsItHad() {
    Trial best =
        trial(
            MLP,
            DIGITS,
            "optimizer",
            "SGD(lr = 0.05)",
            "epochs",
            "4",
            "objective",
            "maximize(train_loss)");
    Trial first = trial(MLP, DIGITS, "optimizer", "SGD(lr = 0.05)", "epochs", "1");
    List<TrialRecord> records = Recorder.train(DIGITS, List.of(best, first));
    assertThat(records.get(0).bestEpoch()).hasValue(1);
    assertThat(records.get(0).metrics())
        .isEqualTo(records.get(1).metrics())
        .containsKey("test_loss");
  }

  @Test
  void theRateFallsOnAPlateauOfEachTrialsOwn() {
    String plateau = "ReduceLROnPlateau(mode = min, patience = 0, factor = 0.5, monitor = ";
    Trial falling =
        trial(
            MLP,
            DIGITS,
            "optimizer",
            "SGD(lr = 1e-9)",
            "epochs",
            "4",
            "schedule",
            plateau + "val_loss, eps = 0, threshold = 0.1)");
    Trial constant = trial(MLP, DIGITS, "optimizer", "SGD(lr = 0.05)", "epochs", "4");
    List<TrialRecord> records = Recorder.train(DIGITS, List.of(constant, falling));
    assertThat(records.get(0).epochs()).extracting(EpochRecord::lr).containsOnly(0.05);
    assertThat(records.get(1).epochs())
        .extracting(EpochRecord::lr)
        .containsExactly(1e-9, 1e-9, 5e-10, 2.5e-10);
  }

  @Test
  void learnsNumbers() {
    DataSet sums = Examples.sums(8);
    Trial trial =
        trial(
            "Linear(32) Tanh Linear(classes)",
            sums,
            "loss",
            "MSELoss()",
            "optimizer",
            "Adam(lr = 0.01)",
            "epochs",
            "30",
            "objective",
            "minimize(val_mae)");
    TrialRecord record = Recorder.train(sums, List.of(trial)).get(0);
    assertThat(record.epochs().get(0).metrics())
        .containsOnlyKeys(
            "train_loss",
            "train_mae",
            "val_loss",
            "val_mae",
            "grad_norm",
            "param_norm",
            "update_ratio");
    assertThat(record.metrics().get("val_mae"))
        .isLessThan(0.75 * metric(record.epochs().get(0), "val_mae"));
  }

  @Test
  void learnsClasses() {
    Trial trial = trial(CNN, DIGITS, "optimizer", "AdamW(lr = 0.01)", "epochs", "6");
    TrialRecord record = Recorder.train(DIGITS, List.of(trial)).get(0);
    assertThat(record.metrics().get("test_accuracy")).isGreaterThan(0.6);
  }

  @Test
  void measuresOfWeightsWhatTheTrialMeasuredOfThem() {
    String layers = "Conv2d(4, 3) BatchNorm2d ReLU Flatten Dropout(0.2) Linear(classes)";
    Trial trial =
        trial(layers, DIGITS, "optimizer", "NAdam()", "epochs", "3", "metrics", "[\"f1\"]");
    Recorder recorder = new Recorder(Long.MAX_VALUE);
    TrialRecord record = Recorder.train(DIGITS, List.of(trial), recorder).get(0);
    try (ArrayTrainer trainer =
        new ArrayTrainer("cpu", t -> DIGITS, Clock.systemUTC(), ArrayTrainer.PAUSE)) {
      assertThat(trainer.measure(trial, recorder.best(trial)))
          .containsOnlyKeys("val_loss", "val_f1", "test_loss", "test_f1")
          .allSatisfy((name, value) -> assertThat(record.metrics()).containsEntry(name, value));
    }
  }

  @Test
  void aSmallerLastBatchIsLeftOutOnRequest() {
    Recorder all = new Recorder(Long.MAX_VALUE);
    Recorder.train(DIGITS, List.of(trial(MLP, DIGITS, "optimizer", "SGD()")), all);
    Recorder dropped = new Recorder(Long.MAX_VALUE);
    Recorder.train(
        DIGITS, List.of(trial(MLP, DIGITS, "optimizer", "SGD()", "drop_last", "true")), dropped);
    assertThat(all.steps()).isEqualTo(7);
    assertThat(dropped.steps()).isEqualTo(6);
  }

  @Test
  void stopsAfterTheRunningChunk() {
    Trial trial = trial(MLP, DIGITS, "optimizer", "SGD()", "epochs", "1000");
    TrialRecord record = Recorder.train(DIGITS, List.of(trial), new Recorder(10)).get(0);
    assertThat(record.state()).isEqualTo(TrialState.RUNNING);
    assertThat(record.epochs()).hasSize(1);
  }

  @Test
  void nativeMemoryDoesNotGrowFromArrayToArray() throws IOException {
    Trial trial = trial("Flatten Linear(4096) ReLU Linear(classes)", DIGITS, "optimizer", "Adam()");
    try (ArrayTrainer trainer =
        new ArrayTrainer("cpu", t -> DIGITS, Clock.systemUTC(), ArrayTrainer.PAUSE)) {
      long settled = 0;
      for (int array = 0; array < 24; array++) {
        System.gc(); // keeps Java's own memory from growing into the measurement
        settled = array == 8 ? residentMegabytes() : settled;
        trainer.train(List.of(trial), new Recorder(1));
      }
      // An array keeps about 3 MB; sixteen of them would be seen.
      assertThat(residentMegabytes() - settled).isLessThan(24);
    }
  }

  private static long residentMegabytes() throws IOException {
    String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
    return (Long.parseLong(pages[1]) * 4096) >> 20;
  }

  private static List<Trial> trials(String layers, DataSet data) {
    return trials(layers, data, OPTIMIZERS.size());
  }

  private static List<Trial> trials(String layers, DataSet data, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                trial(
                    layers.replace("0.25", "0." + i),
                    data,
                    "optimizer",
                    OPTIMIZERS.get(i % OPTIMIZERS.size()),
                    "seed",
                    Integer.toString(1 + i % 3),
                    "epochs",
                    "2",
                    "clip_grad_norm",
                    i % 2 == 0 ? "1.0" : "none",
                    "loss",
                    "CrossEntropyLoss(label_smoothing = 0." + i % 4 + ")"))
        .toList();
  }

  private static Trial trial(String layers, DataSet data, String... written) {
    Network network = Networks.of(layers, data.info());
    String[] all =
        Stream.concat(Stream.of("batch_size", "32"), Stream.of(written)).toArray(String[]::new);
    return Trials.trial(network, data.info(), Trials.settings(all));
  }

  private static List<List<Map<String, Double>>> alone(DataSet data, List<Trial> trials) {
    return metrics(
        trials.stream().flatMap(trial -> Recorder.train(data, List.of(trial)).stream()).toList());
  }

  private static List<List<Map<String, Double>>> metrics(List<TrialRecord> records) {
    return records.stream()
        .map(
            record ->
                Stream.concat(
                        record.epochs().stream().map(EpochRecord::metrics),
                        Stream.of(record.metrics()))
                    .toList())
        .toList();
  }

  private static double metric(EpochRecord epoch, String name) {
    return Optional.ofNullable(epoch.metrics().get(name)).orElseThrow();
  }
}
