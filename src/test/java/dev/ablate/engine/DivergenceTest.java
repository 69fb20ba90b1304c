package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A trial that diverges says where and harms no other, alone and in an array. */
class DivergenceTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);
  private static final DataSet SUMS = Examples.sums(8);
  private static final String CNN =
      "Conv2d(4, kernel_size = 3) BatchNorm2d ReLU Conv2d(4, kernel_size = 3) Flatten"
          + " Linear(classes)";

  @Test
  void namesTheFirstLayerWhoseOutputWasNotFinite() {
    assertThat(error(trial(CNN, DIGITS, "optimizer", "SGD(lr = 1e30)")))
        .isEqualTo(
            "the loss was not finite at update 2; the first output that was not finite is that of"
                + " 4: Conv2d");
  }

  @Test
  void namesTheLossWhereEveryOutputWasFinite() {
    Trial trial =
        trial(
            "Linear(4) Linear(classes)", SUMS, "loss", "MSELoss()", "optimizer", "SGD(lr = 1e11)");
    assertThat(error(trial))
        .isEqualTo("the loss was not finite at update 2; the outputs of all layers were finite");
  }

  @Test
  void namesTheLayerWhoseGradientWasNotFinite() {
    String steep = "LayerNorm(eps = 1e-38) ";
    String layers = "Linear(4, init = zeros, bias = false) " + steep.repeat(3) + "Linear(classes)";
    assertThat(error(trial(layers, SUMS, "loss", "MSELoss()", "optimizer", "SGD()")))
        .isEqualTo("the gradient of 1: Linear was not finite at update 1");
  }

  @Test
  void namesTheLayerWhoseWeightsWereNotFinite() {
    assertThat(error(trial(CNN, DIGITS, "optimizer", "AdamW(lr = 1e39)")))
        .isEqualTo("the weights of 1: Conv2d were not finite after update 1");
  }

  @Test
  void otherTrialsAreTheSameBitForBit() {
    Trial one = trial(CNN, DIGITS, "optimizer", "SGD(lr = 0.1)", "accumulate", "4");
    Trial wild = trial(CNN, DIGITS, "optimizer", "SGD(lr = 1e30)", "accumulate", "4");
    Trial other = trial(CNN, DIGITS, "optimizer", "AdamW(lr = 0.01)", "accumulate", "4");
    List<TrialRecord> records = Recorder.train(DIGITS, List.of(one, wild, other));
    assertThat(records)
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.DONE, TrialState.DIVERGED, TrialState.DONE);
    assertThat(records.get(1).error()).hasValue(error(wild));
    assertThat(metrics(records.get(0))).isEqualTo(metrics(train(one)));
    assertThat(metrics(records.get(2))).isEqualTo(metrics(train(other)));
  }

  @Test
  void validationNamesTheLayerToo() {
    Trial trial =
        trial(CNN, DIGITS, "optimizer", "SGD(lr = 1e30)", "batch_size", "203", "epochs", "1");
    assertThat(error(trial))
        .isEqualTo(
            "the loss of the validation rows was not finite after epoch 1; the first output that"
                + " was not finite is that of 2: BatchNorm2d");
  }

  private static List<Map<String, Double>> metrics(TrialRecord record) {
    return record.epochs().stream().map(EpochRecord::metrics).toList();
  }

  private static String error(Trial trial) {
    return train(trial).error().orElseThrow();
  }

  private static TrialRecord train(Trial trial) {
    DataSet data = trial.data().outputs() == 5 ? DIGITS : SUMS;
    return Recorder.train(data, List.of(trial)).get(0);
  }

  private static Trial trial(String layers, DataSet data, String... written) {
    String[] all =
        Stream.concat(Stream.of("batch_size", "32", "epochs", "2"), Stream.of(written))
            .toArray(String[]::new);
    return Trials.trial(Networks.of(layers, data.info()), data.info(), Trials.settings(all));
  }
}
