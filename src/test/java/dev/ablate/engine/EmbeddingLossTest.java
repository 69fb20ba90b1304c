package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataSet;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One network embeds all examples of a pair or triplet. */
class EmbeddingLossTest {
  private static final DataSet IMAGES = Examples.images(Shape.of(1, 6, 6), 5);
  private static final String OPTIMIZER = "AdamW(lr = 0.005)";
  private static final String MLP = "Flatten Linear(64) ReLU Linear(32)";
  private static final String CNN =
      "Conv2d(6, kernel_size = 3, padding = 1) BatchNorm2d ReLU Dropout(0.1) Flatten Linear(7)";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ContrastiveLoss(); ContrastiveLoss(margin = 3); ContrastiveLoss(margin = 0.5)",
        "CosineEmbeddingLoss(); CosineEmbeddingLoss(margin = 0.4); CosineEmbeddingLoss(margin ="
            + " -1)",
        "TripletMarginLoss(); TripletMarginLoss(margin = 3); TripletMarginLoss(margin = 0.1)",
        "TripletMarginLoss(p = 1, swap = true); TripletMarginLoss(p = 1, swap = true, margin = 2)",
      })
  void isTheSameBitForBitAloneAndBesideOtherMarginsAndSeeds(String losses) {
    for (String layers : List.of(MLP, CNN)) {
      List<Trial> trials = trials(layers, losses.split("; "));
      List<TrialRecord> together = Recorder.train(data(trials), trials);
      for (int i = 0; i < trials.size(); i++) {
        TrialRecord alone = Recorder.train(data(trials), trials.subList(i, i + 1)).get(0);
        assertThat(metrics(together.get(i))).isEqualTo(metrics(alone));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"ContrastiveLoss, 0.75", "CosineEmbeddingLoss, 0.75", "TripletMarginLoss, 0.5"})
  void learnsToTellClassesApart(String loss, double share) {
    Trial trial = trial(MLP, loss + "()", OPTIMIZER, "epochs", "10");
    TrialRecord record = Recorder.train(data(List.of(trial)), List.of(trial)).get(0);
    double first = record.epochs().get(0).metrics().getOrDefault("val_loss", Double.NaN);
    assertThat(record.metrics().get("val_loss")).isLessThan(share * first);
    assertThat(record.metrics()).containsKeys("train_loss", "val_loss", "test_loss");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ContrastiveLoss()", "TripletMarginLoss()"})
  void anUpdateInPartsIsTheWholeUpdate(String loss) {
    List<Trial> trials =
        List.of(trial(MLP, loss, OPTIMIZER), trial(MLP, loss, OPTIMIZER, "accumulate", "4"));
    double[] losses =
        trials.stream()
            .map(trial -> Recorder.train(data(trials), List.of(trial)).get(0))
            .mapToDouble(record -> record.metrics().getOrDefault("train_loss", Double.NaN))
            .toArray();
    assertThat(losses[1]).isCloseTo(losses[0], withinPercentage(1e-3));
  }

  /** All embeddings are 0 and stay so: only the share of pairs of two classes counts. */
  @Test
  void halfOfTheEvaluationPairsAreOfTwoClasses() {
    Trial trial =
        trial("Flatten Linear(3, init = zeros)", "ContrastiveLoss(margin = 2)", "SGD(lr = 1e-9)");
    TrialRecord record = Recorder.train(data(List.of(trial)), List.of(trial)).get(0);
    assertThat(record.metrics().get("val_loss")).isCloseTo(4 * 25.0 / 51, within(1e-4));
    assertThat(record.metrics().get("test_loss")).isCloseTo(4 * 16.0 / 33, within(1e-4));
  }

  private static List<Trial> trials(String layers, String... losses) {
    return IntStream.range(0, losses.length)
        .mapToObj(
            i ->
                trial(
                    layers,
                    losses[i],
                    OPTIMIZER,
                    "epochs",
                    "3",
                    "seed",
                    "" + (1 + i % 2),
                    "augment",
                    "[RandomCrop(6, padding = 1)]"))
        .toList();
  }

  private static Trial trial(String layers, String loss, String optimizer, String... more) {
    DataInfo info = info(loss.startsWith("Triplet") ? Task.TRIPLETS : Task.PAIRS);
    return Trials.trial(
        Networks.of(layers, info),
        info,
        Trials.settings(
            Stream.concat(
                    Stream.of("loss", loss, "optimizer", optimizer, "batch_size", "32"),
                    Stream.of(more))
                .toArray(String[]::new)));
  }

  private static DataInfo info(Task task) {
    DataInfo info = IMAGES.info();
    return info.with(task, task + info.contentHash());
  }

  private static DataSet data(List<Trial> trials) {
    return IMAGES.with(trials.get(0).data());
  }

  private static List<Map<String, Double>> metrics(TrialRecord record) {
    return Stream.concat(
            record.epochs().stream().map(EpochRecord::metrics), Stream.of(record.metrics()))
        .toList();
  }
}
