package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataSet;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Optimizers of all kinds, and losses that differ in numbers, train beside each other unharmed. */
class MixedArrayTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);
  private static final DataSet SUMS = Examples.sums(8);
  private static final String LABELS = "Csv(train = \"sums.csv\", target = [\"sum\", \"squares\"])";

  @Test
  void everyOptimizerIsTheSameBitForBitAloneAndBesideTheOthers() {
    List<Trial> trials =
        Stream.of(
                "Adadelta(rho = 0.5)",
                "NAdam(lr = 0.01)",
                "Adagrad(lr = 0.1, initial_accumulator_value = 0.5)",
                "RMSprop(lr = 0.001, centered = true)",
                "NAdam(lr = 0.003, momentum_decay = 0.1)",
                "RAdam(lr = 0.01, weight_decay = 0.1, decoupled_weight_decay = true)",
                "SGD(lr = 0.1, momentum = 0.9)",
                "Adamax(weight_decay = 0.1)",
                "RMSprop(lr = 0.001, momentum = 0.9)",
                "Adagrad(lr = 0.05, lr_decay = 0.1)",
                "Adam(maximize = true, lr = 0.001)")
            .map(optimizer -> trial(DIGITS, "CrossEntropyLoss()", optimizer))
            .toList();
    compareWithAlone(DIGITS, trials);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CrossEntropyLoss(); CrossEntropyLoss(weight = [1, 2, 3, 0.5, 1], label_smoothing = 0.1)",
        "FocalLoss(); FocalLoss(gamma = 0.5, alpha = [1, 2, 3, 0.5, 1]); FocalLoss(gamma = 0)",
        "BCEWithLogitsLoss(); BCEWithLogitsLoss(pos_weight = 4)",
        "MultiMarginLoss(); MultiMarginLoss(margin = 0.5, weight = [1, 2, 3, 0.5, 1])",
      })
  void aLossOnClassesIsTheSameBesideOtherParameters(String losses) {
    compareWithAlone(DIGITS, trials(DIGITS, losses));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SmoothL1Loss(); SmoothL1Loss(beta = 0); SmoothL1Loss(beta = 0.1)",
        "HuberLoss(); HuberLoss(delta = 0.1)",
        "BCEWithLogitsLoss(); BCEWithLogitsLoss(weight = [0.5, 1], pos_weight = [2, 3])",
      })
  void aLossOnNumbersIsTheSameBesideOtherParameters(String losses) {
    compareWithAlone(SUMS, trials(SUMS, losses));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reshape([4, 9]) LSTM(8, 2, dropout = P) Dropout(P) Flatten Linear(classes)",
        "Reshape([6, 6]) MultiheadAttention(2, dropout = P) Flatten Linear(classes)",
        "Reshape([6, 6]) TransformerEncoderLayer(2, 8, P) Flatten Linear(classes)"
      })
  void dropoutWithinALayerIsTheSameBesideOtherProbabilities(String layers) {
    List<Trial> trials =
        Stream.of("0.1", "0.5", "1.0").map(p -> network(layers.replace("P", p))).toList();
    compareWithAlone(DIGITS, trials);
    assertThat(Recorder.train(DIGITS, trials))
        .extracting(record -> record.epochs().get(0).metrics().get("train_loss"))
        .doesNotHaveDuplicates();
  }

  private static Trial network(String layers) {
    return Trials.trial(
        Networks.of(layers, DIGITS.info()),
        DIGITS.info(),
        Trials.settings("optimizer", "SGD(lr = 0.1)", "batch_size", "64", "epochs", "2"));
  }

  @Test
  void aTrialMeasuresWhatItIsAskedForWhateverTheOthersMeasure() {
    List<Trial> trials =
        Stream.of("[\"f1\"]", "[\"accuracy\", \"perplexity\"]", "[\"recall\", \"top5_accuracy\"]")
            .map(
                metrics ->
                    Trials.settings(
                        "metrics", metrics, "optimizer", "SGD(lr = 0.1)", "batch_size", "32"))
            .map(
                settings ->
                    Trials.trial(
                        Networks.of("Flatten Linear(classes)", DIGITS.info()),
                        DIGITS.info(),
                        settings))
            .toList();
    compareWithAlone(DIGITS, trials);
    assertThat(Recorder.train(DIGITS, trials))
        .extracting(record -> validated(record.epochs().get(0)))
        .containsExactly(
            List.of("val_loss", "val_f1"),
            List.of("val_loss", "val_accuracy", "val_perplexity"),
            List.of("val_loss", "val_recall", "val_top5_accuracy"));
  }

  private static List<String> validated(EpochRecord epoch) {
    return epoch.metrics().keySet().stream().filter(name -> name.startsWith("val_")).toList();
  }

  private static List<Trial> trials(DataSet data, String losses) {
    return Stream.of(losses.split("; "))
        .map(loss -> trial(data, loss, "AdamW(lr = 0.01)"))
        .toList();
  }

  private static Trial trial(DataSet data, String loss, String optimizer) {
    return Trials.trial(
        Networks.of("Flatten Linear(32) ReLU Linear(classes)", data.info()),
        data.info(),
        Trials.settings(
            "data",
            data.info().task() == Task.CLASSES ? "Shapes()" : LABELS,
            "loss",
            loss,
            "optimizer",
            optimizer,
            "batch_size",
            "32",
            "epochs",
            "3"));
  }

  private static void compareWithAlone(DataSet data, List<Trial> trials) {
    List<TrialRecord> together = Recorder.train(data, trials);
    assertThat(together).extracting(TrialRecord::state).containsOnly(TrialState.DONE);
    for (int i = 0; i < trials.size(); i++) {
      TrialRecord alone = Recorder.train(data, List.of(trials.get(i))).get(0);
      assertThat(metrics(together.get(i))).isEqualTo(metrics(alone));
    }
  }

  private static List<Map<String, Double>> metrics(TrialRecord record) {
    return record.epochs().stream().map(EpochRecord::metrics).toList();
  }
}
