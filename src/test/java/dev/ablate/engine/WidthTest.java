package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a CPU a trial has the same bits in arrays of every width, whatever its layers. */
class WidthTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);
  private static final int STEPS = 5;
  private static final int BATCH = 7;
  private static final List<String> NETWORKS =
      List.of(
          "Conv2d(3, 3) BatchNorm2d ReLU ConvTranspose2d(2, 2) Dropout2d(0.2) Flatten"
              + " Linear(classes)",
          "Conv2d(3, 3, padding = 1, padding_mode = reflect) Conv2d(4, 3, padding = 1, padding_mode"
              + " = replicate) ReLU Conv2d(2, 2, padding = same, padding_mode = circular) Flatten"
              + " Linear(classes)",
          "Conv2d(4, 3) GroupNorm(2) LeakyReLU MaxPool2d(2) Flatten Linear(classes)",
          "Conv2d(3, 3) BatchNorm2d(momentum = none) InstanceNorm2d(affine = true) PReLU"
              + " AvgPool2d(2) Flatten Linear(classes)",
          "Conv2d(3, 3) Tanh AdaptiveAvgPool2d(2) Flatten Linear(classes)",
          "Conv2d(3, 3) Sigmoid AdaptiveMaxPool2d(2) Flatten Linear(classes)",
          "Reshape([4, 9]) Conv1d(3, 2) Tanh Flatten Linear(classes)",
          "Flatten Linear(9) ReLU Dropout(0.2) Linear(classes)",
          "Flatten Linear(9) LayerNorm Tanh Linear(classes)",
          "Flatten Linear(450) ReLU Linear(classes)",
          "Flatten Linear(9) LeakyReLU Linear(classes)",
          "Flatten Linear(9) PReLU Linear(classes)",
          "Flatten Linear(9) ELU Linear(classes)",
          "Flatten Linear(9) GELU Linear(classes)",
          "Flatten Linear(9) GELU(approximate = tanh) Linear(classes)",
          "Flatten Linear(9) SiLU Linear(classes)",
          "Flatten Linear(9) Mish Linear(classes)",
          "Flatten Linear(9) Hardswish Linear(classes)",
          "Flatten Linear(9) Softplus Linear(classes)",
          "Flatten Linear(9) Tanh Linear(classes)",
          "Flatten Linear(9) Sigmoid Linear(classes)",
          "Flatten Linear(9) Softmax(1) Identity Linear(classes)",
          "Reshape([4, 9]) LSTM(5, 2, dropout = 0.2) Flatten Linear(classes)",
          "Reshape([4, 9]) LSTM(5, bidirectional = true) Flatten Linear(classes)",
          "Reshape([4, 9]) LSTM(5, 2, dropout = 0.2, proj_size = 3) Flatten Linear(classes)",
          "Reshape([4, 9]) MultiheadAttention(3, 0.2, true, true, true) Flatten Linear(classes)",
          "Reshape([4, 9]) GRU(5, 2, dropout = 0.2) Flatten Linear(classes)",
          "Reshape([4, 9]) MultiheadAttention(3, dropout = 0.2) Flatten Linear(classes)",
          "Reshape([4, 9]) TransformerEncoderLayer(3, 7, 0.2) Flatten Linear(classes)",
          "Reshape([4, 9]) TransformerEncoderLayer(3, 7, 0.2, gelu) Flatten Linear(classes)");

  static List<String> networks() {
    return NETWORKS;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aTrialHasTheBitsItHasAlone(String layers) {
    List<Trial> trials = IntStream.range(0, 8).mapToObj(i -> trial(layers, i)).toList();
    List<List<Float>> alone = trials.stream().map(trial -> trained(List.of(trial)).get(0)).toList();
    assertThat(alone).doesNotHaveDuplicates();
    for (int width : List.of(2, 3, 8)) {
      assertThat(trained(trials.subList(0, width)))
          .as("in an array of %d", width)
          .isEqualTo(alone.subList(0, width));
    }
  }

  /** Without it products may depend on where in memory a trial lies. */
  @BeforeAll
  static void productsAreReproducible() {
    assumeThat(System.getenv("MKL_CBWR")).as("MKL_CBWR, as the launcher sets it").isNotNull();
  }

  @Test
  void everyLayerOfNumbersIsAmongThem() {
    List<String> layers = new ArrayList<>(Catalog.standard().names(Kind.LAYER));
    layers.removeAll(List.of("Embedding", "BatchNorm1d"));
    assertThat(String.join(" ", NETWORKS).split("[^A-Za-z0-9]+"))
        .contains(layers.toArray(String[]::new));
  }

  private static List<List<Float>> trained(List<Trial> trials) {
    List<Row> rows = Entrant.rows(Entrant.atStart(trials));
    List<Settings> settings = rows.stream().map(Row::settings).toList();
    Program program = Program.of(Design.of(rows.get(0).trial().network(), settings, true, true));
    boolean channelsLast = Program.channelsLast(rows.get(0).trial().network());
    try (PtNDManager manager = PyTorch.open(Device.cpu());
        TrainingArray array =
            new TrainingArray(
                program,
                rows,
                DeviceData.of(DIGITS, new DeviceData.Form(channelsLast, false, true), manager),
                InitialState.of(program, rows, manager),
                manager)) {
      List<Order> orders = List.of(Order.of(Draws.order(1, 1, DIGITS.info().trainRows())));
      array.train(new Chunk(orders, 0, STEPS, BATCH), 0, array.totals(), new Gauges(rows.size()));
      boolean[] all = new boolean[rows.size()];
      Arrays.fill(all, true);
      array.keepBest(all);
      return rows.stream().map(row -> numbers(array.best(row))).toList();
    }
  }

  private static List<Float> numbers(Checkpoint weights) {
    return weights.tensors().stream()
        .flatMap(
            tensor -> IntStream.range(0, tensor.values().length).mapToObj(i -> tensor.values()[i]))
        .toList();
  }

  private static Trial trial(String layers, int number) {
    return Trials.trial(
        Networks.of(layers, DIGITS.info()),
        DIGITS.info(),
        Trials.settings(
            "optimizer",
            "AdamW(lr = " + (0.01 * (number + 1)) + ")",
            "batch_size",
            String.valueOf(BATCH)));
  }
}
