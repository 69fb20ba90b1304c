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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An update in parts is the update of the whole batch, where no layer looks at a whole batch. */
class AccumulateTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);
  private static final String MLP =
      "Flatten Dropout(0.2) Linear(32) ReLU Dropout(0.5) Linear(classes)";
  private static final String CNN =
      "Conv2d(6, kernel_size = 3) Dropout(0.2) ReLU Dropout2d(0.2) Flatten Linear(classes)";
  private static final String NORMED =
      "Flatten Linear(32) BatchNorm1d ReLU Dropout(0.5) Linear(classes)";

  /** 203 rows: the last batch has 11, in parts of 8 and of 2 also a last part of 3 and of 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      value = {MLP + "/2", MLP + "/4", MLP + "/16", MLP + "/32", CNN + "/4", CNN + "/16"})
  void partsGiveWhatTheWholeBatchGives(String layers, String parts) {
    compareWithWhole(trials(layers, "1"), trials(layers, parts), 0.01);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[MixUp()]", "[RandomCrop(6, padding = 1), CutMix()]"})
  void partsOfAugmentedExamplesToo(String augment) {
    compareWithWhole(
        trials(CNN, "1", "augment", augment), trials(CNN, "4", "augment", augment), 0.01);
  }

  /** Gradients are rounded part by part. */
  @ParameterizedTest
  @ValueSource(strings = {"\"bf16\"", "\"fp16\""})
  void partsInLowPrecisionButForRounding(String precision) {
    compareWithWhole(
        trials(CNN, "1", "precision", precision), trials(CNN, "4", "precision", precision), 1);
  }

  private static void compareWithWhole(List<Trial> wholes, List<Trial> split, double percentage) {
    List<TrialRecord> whole = Recorder.train(DIGITS, wholes);
    List<TrialRecord> inParts = Recorder.train(DIGITS, split);
    for (int i = 0; i < whole.size(); i++) {
      assertThat(inParts.get(i).state()).isEqualTo(TrialState.DONE);
      for (String metric : List.of("train_loss", "val_loss")) {
        assertThat(value(inParts.get(i), metric))
            .isCloseTo(value(whole.get(i), metric), withinPercentage(percentage));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NORMED, CNN})
  void aTrialIsTheSameBitForBitAloneAndInAnArray(String layers) {
    List<Trial> trials = trials(layers, "4");
    List<TrialRecord> together = Recorder.train(DIGITS, trials);
    for (int i = 0; i < trials.size(); i++) {
      TrialRecord alone = Recorder.train(DIGITS, List.of(trials.get(i))).get(0);
      assertThat(metrics(together.get(i))).isEqualTo(metrics(alone));
    }
  }

  @Test
  void batchNormSeesTheParts() {
    Trial whole = trials(NORMED, "1").get(0);
    Trial parts = trials(NORMED, "4").get(0);
    assertThat(metrics(Recorder.train(DIGITS, List.of(whole)).get(0)))
        .isNotEqualTo(metrics(Recorder.train(DIGITS, List.of(parts)).get(0)));
  }

  /** The second loss weighs rows; parts without a row that counts must not count either. */
  private static List<Trial> trials(String layers, String parts, String... more) {
    List<String> losses =
        List.of(
            "CrossEntropyLoss()",
            "CrossEntropyLoss(weight = [0, 0, 5, 0.5, 1], label_smoothing = 0.1)",
            "CrossEntropyLoss(label_smoothing = 0.2)");
    return IntStream.range(0, losses.size())
        .mapToObj(
            i ->
                Trials.trial(
                    Networks.of(layers, DIGITS.info()),
                    DIGITS.info(),
                    Trials.settings(
                        Stream.of(written(i, losses.get(i), parts), List.of(more))
                            .flatMap(List::stream)
                            .toArray(String[]::new))))
        .toList();
  }

  private static List<String> written(int trial, String loss, String parts) {
    return List.of(
        "loss",
        loss,
        "optimizer",
        "SGD(lr = 0.05, momentum = 0.9)",
        "clip_grad_norm",
        trial == 2 ? "none" : "0.5",
        "batch_size",
        "32",
        "accumulate",
        parts,
        "epochs",
        "2",
        "seed",
        Integer.toString(1 + trial % 2));
  }

  private static double value(TrialRecord record, String metric) {
    return Optional.ofNullable(record.epochs().get(1).metrics().get(metric)).orElseThrow();
  }

  private static List<Map<String, Double>> metrics(TrialRecord record) {
    return record.epochs().stream().map(EpochRecord::metrics).toList();
  }
}
