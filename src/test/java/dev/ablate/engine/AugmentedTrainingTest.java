package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training with augmentations. */
class AugmentedTrainingTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(3, 6, 6), 5);
  private static final String AUGMENT = "[RandomCrop(6, padding = 1), RandomHorizontalFlip()]";

  /** Two trials share a seed; the last batch of an epoch is smaller. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Flatten Linear(32) ReLU Linear(classes)",
        "Conv2d(4, kernel_size = 3) ReLU Flatten Linear(classes)"
      })
  void aTrialIsTheSameBitForBitAloneAndInAnArray(String layers) {
    List<Trial> trials =
        List.of(trial(layers, "1", "0.1"), trial(layers, "2", "0.1"), trial(layers, "1", "0.03"));
    List<List<Map<String, Double>>> alone =
        trials.stream()
            .map(trial -> metrics(Recorder.train(DIGITS, List.of(trial)).get(0)))
            .toList();
    assertThat(Recorder.train(DIGITS, trials).stream().map(AugmentedTrainingTest::metrics).toList())
        .isEqualTo(alone);
  }

  private static Trial trial(String layers, String seed, String lr) {
    return Trials.trial(
        Networks.of(layers, DIGITS.info()),
        DIGITS.info(),
        Trials.settings(
            "batch_size",
            "32",
            "epochs",
            "2",
            "augment",
            AUGMENT,
            "seed",
            seed,
            "optimizer",
            "SGD(lr = " + lr + ")"));
  }

  private static List<Map<String, Double>> metrics(TrialRecord record) {
    return Stream.concat(
            record.epochs().stream().map(EpochRecord::metrics), Stream.of(record.metrics()))
        .toList();
  }
}
