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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training with augmentations. */
class AugmentedTrainingTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(3, 6, 6), 5);
  private static final String AUGMENT =
      "[RandAugment(), ColorJitter(0.2, 0.2, 0.2, 0.1), RandomHorizontalFlip(), RandomAffine(20,"
          + " scale = [0.8, 1.2]), RandomResizedCrop(6), RandomErasing(), MixUp(alpha = 0.4),"
          + " CutMix()]";

  /** Two trials share a seed; the last batch of an epoch is smaller. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Flatten Linear(32) ReLU Linear(classes)",
        "Conv2d(4, kernel_size = 3) ReLU Flatten Linear(classes)"
      })
  void aTrialIsTheSameBitForBitAloneAndInAnArray(String layers) {
    List<Trial> trials =
        List.of(
            seeded(layers, "1", "0.1"), seeded(layers, "2", "0.1"), seeded(layers, "1", "0.03"));
    List<List<Map<String, Double>>> alone =
        trials.stream()
            .map(trial -> metrics(Recorder.train(DIGITS, List.of(trial)).get(0)))
            .toList();
    assertThat(Recorder.train(DIGITS, trials).stream().map(AugmentedTrainingTest::metrics).toList())
        .isEqualTo(alone);
  }

  /** Partners may be in another part of the batch. */
  @Test
  void partsOfABatchAreMixedAsTheWhole() {
    String[] settings = {
      "augment", "[MixUp()]", "loss", "CrossEntropyLoss(weight = [1, 2, 3, 4, 5])", "seed", "3"
    };
    Trial whole = trial("Flatten Linear(classes)", settings);
    String[] inParts =
        Stream.concat(Stream.of(settings), Stream.of("accumulate", "4")).toArray(String[]::new);
    Trial parts = trial("Flatten Linear(classes)", inParts);
    List<Map<String, Double>> expected = metrics(Recorder.train(DIGITS, List.of(whole)).get(0));
    List<Map<String, Double>> actual = metrics(Recorder.train(DIGITS, List.of(parts)).get(0));
    for (String metric : List.of("train_loss", "train_accuracy", "val_loss")) {
      assertThat(actual.get(1).get(metric))
          .isCloseTo(expected.get(1).getOrDefault(metric, Double.NaN), withinPercentage(1e-3));
    }
  }

  @Test
  void learnsFromChangedImages() {
    Trial trial =
        trial(
            "Conv2d(8, kernel_size = 3) ReLU Flatten Linear(classes)",
            "augment",
            "[RandomCrop(6, padding = 1), MixUp(alpha = 0.2)]",
            "optimizer",
            "AdamW(lr = 0.01)",
            "epochs",
            "20");
    List<EpochRecord> epochs = Recorder.train(DIGITS, List.of(trial)).get(0).epochs();
    assertThat(epochs.get(19).metrics().get("train_loss"))
        .isLessThan(0.9 * epochs.get(0).metrics().getOrDefault("train_loss", Double.NaN));
  }

  private static Trial seeded(String layers, String seed, String lr) {
    return trial(layers, "augment", AUGMENT, "seed", seed, "optimizer", "SGD(lr = " + lr + ")");
  }

  private static Trial trial(String layers, String... written) {
    Stream<String> shared =
        Stream.of("batch_size", "32", "epochs", "2", "optimizer", "SGD(lr = 0.1)");
    return Trials.trial(
        Networks.of(layers, DIGITS.info()),
        DIGITS.info(),
        Trials.settings(Stream.concat(shared, Stream.of(written)).toArray(String[]::new)));
  }

  private static List<Map<String, Double>> metrics(TrialRecord record) {
    return Stream.concat(
            record.epochs().stream().map(EpochRecord::metrics), Stream.of(record.metrics()))
        .toList();
  }
}
