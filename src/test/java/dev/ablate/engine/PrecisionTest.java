package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training in fewer bits, on a CPU. */
class PrecisionTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);
  private static final String MLP =
      "Flatten Linear(32) BatchNorm1d ReLU Dropout(0.1) Linear(classes)";
  private static final String WILD =
      "Flatten Linear(64, init = xavier_normal) ReLU Linear(classes)";
  private static final String CNN =
      "Conv2d(8, kernel_size = 3, padding = 1) BatchNorm2d ReLU MaxPool2d(2)"
          + " residual { Conv2d(8, kernel_size = 3, padding = 1) PReLU }"
          + " Flatten Linear(classes)";

  @ParameterizedTest
  @ValueSource(strings = {MLP, CNN})
  void lowPrecisionsLearnAboutAsMuchAsFp32(String layers) {
    double full = accuracy(train(trial(layers, "fp32", "AdamW(lr = 0.01)", "8")));
    assertThat(full).isGreaterThan(0.7);
    for (String low : List.of("bf16", "fp16")) {
      double accuracy = accuracy(train(trial(layers, low, "AdamW(lr = 0.01)", "8")));
      assertThat(accuracy).as(low).isGreaterThan(full - 0.1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MLP, CNN})
  void aTrialIsTheSameBitForBitAloneAndInAnArray(String layers) {
    compareWidths(layers, "bf16");
    compareWidths(layers, "fp16");
  }

  private static void compareWidths(String layers, String precision) {
    List<Trial> trials =
        Stream.of("SGD(lr = 0.1)", "AdamW(lr = 0.01)", "SGD(lr = 0.05, momentum = 0.9)")
            .map(optimizer -> trial(layers, precision, optimizer, "2"))
            .toList();
    List<TrialRecord> together = Recorder.train(DIGITS, trials);
    for (int i = 0; i < trials.size(); i++) {
      assertThat(metrics(together.get(i))).isEqualTo(metrics(train(trials.get(i))));
    }
  }

  @Test
  void bf16IsNotFp32AndTf32OnACpuIs() {
    Map<String, Double> fp32 = first(train(trial(MLP, "fp32", "SGD(lr = 0.1)", "1")));
    assertThat(first(train(trial(MLP, "tf32", "SGD(lr = 0.1)", "1")))).isEqualTo(fp32);
    assertThat(first(train(trial(MLP, "bf16", "SGD(lr = 0.1)", "1")))).isNotEqualTo(fp32);
  }

  @Test
  void overflowsHalveTheScaleOfTheirRowAndAreNoDivergence() {
    List<Trial> trials =
        Stream.of("SGD(lr = 0.01)", "AdamW()", "SGD(lr = 1e-6)")
            .map(optimizer -> one(WILD, optimizer))
            .toList();
    List<TrialRecord> records = Recorder.train(DIGITS, trials);
    for (int i = 0; i < trials.size(); i++) {
      assertThat(records.get(i).state()).isEqualTo(TrialState.DONE);
      assertThat(scale(records.get(i))).isLessThan(65536);
      TrialRecord alone = train(trials.get(i));
      assertThat(scale(records.get(i))).isEqualTo(scale(alone));
      assertThat(loss(records.get(i))).isCloseTo(loss(alone), withinPercentage(1e-4));
    }
    assertThat(scale(train(trial(MLP, "fp16", "SGD(lr = 0.1)", "1")))).isEqualTo(65536);
  }

  @Test
  void partsAndClippingSeeGradientsWithoutTheirScale() {
    Trial trial =
        Trials.trial(
            Networks.of(MLP, DIGITS.info()),
            DIGITS.info(),
            Trials.settings(
                "optimizer",
                "SGD(lr = 0.1)",
                "batch_size",
                "203",
                "accumulate",
                "7",
                "clip_grad_norm",
                "0.01",
                "precision",
                "\"fp16\""));
    TrialRecord record = train(trial);
    assertThat(first(record, "grad_norm")).isGreaterThan(0.02);
    assertThat(first(record, "update_ratio") * first(record, "param_norm"))
        .isCloseTo(0.1 * 0.01, withinPercentage(0.5));
  }

  private static double loss(TrialRecord record) {
    return first(record, "train_loss");
  }

  private static double scale(TrialRecord record) {
    return first(record, "loss_scale");
  }

  private static double accuracy(TrialRecord record) {
    return Optional.ofNullable(record.metrics().get("test_accuracy")).orElseThrow();
  }

  private static double first(TrialRecord record, String name) {
    return Optional.ofNullable(first(record).get(name)).orElseThrow();
  }

  private static Map<String, Double> first(TrialRecord record) {
    return record.epochs().get(0).metrics();
  }

  private static List<Map<String, Double>> metrics(TrialRecord record) {
    return record.epochs().stream().map(EpochRecord::metrics).toList();
  }

  private static TrialRecord train(Trial trial) {
    return Recorder.train(DIGITS, List.of(trial)).get(0);
  }

  /** One row an update: gradients times 65536 leave the range of 16 bits. */
  private static Trial one(String layers, String optimizer) {
    return trial(layers, "fp16", optimizer, "1", "1");
  }

  private static Trial trial(String layers, String precision, String optimizer, String epochs) {
    return trial(layers, precision, optimizer, epochs, "32");
  }

  private static Trial trial(
      String layers, String precision, String optimizer, String epochs, String batch) {
    return Trials.trial(
        Networks.of(layers, DIGITS.info()),
        DIGITS.info(),
        Trials.settings(
            "optimizer",
            optimizer,
            "batch_size",
            batch,
            "epochs",
            epochs,
            "precision",
            '"' + precision + '"'));
  }
}
