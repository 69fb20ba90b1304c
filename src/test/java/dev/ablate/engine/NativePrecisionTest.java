package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Trial;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs for a GPU, whose tensors have 16 bits, give about what rounding on a CPU does. */
class NativePrecisionTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Conv2d(6, kernel_size = 3, padding = 1)"
            + " InstanceNorm2d(affine = true, track_running_stats = true) PReLU Dropout2d(0.2)"
            + " residual { Conv2d(6, kernel_size = 3, padding = 1) GroupNorm(2) Softplus }"
            + " parallel { { AvgPool2d(2) } { MaxPool2d(2) BatchNorm2d SiLU } }"
            + " ConvTranspose2d(4, kernel_size = 2) AdaptiveMaxPool2d(3) AdaptiveAvgPool2d(2)"
            + " Flatten Linear(classes)",
        "Flatten Linear(32) BatchNorm1d Mish Linear(16) LayerNorm ELU Dropout(0.1)"
            + " Linear(16) LeakyReLU Softmax Linear(12) Tanh Sigmoid Linear(classes)",
        "Reshape([6, 6]) LSTM(8, num_layers = 2, dropout = 0.1)"
            + " MultiheadAttention(2, dropout = 0.1) TransformerEncoderLayer(2, 12)"
            + " GRU(4, bidirectional = true) Conv1d(4, kernel_size = 3) Hardswish GELU Flatten"
            + " Linear(classes)"
      })
  void lossesAreAboutTheSame(String layers) {
    for (String precision : List.of("bf16", "fp16")) {
      List<Trial> trials =
          Stream.of("SGD(lr = 0.01)", "SGD(lr = 0.02)")
              .map(optimizer -> trial(layers, precision, optimizer))
              .toList();
      double[] rounded = losses(trials, true);
      double[] low = losses(trials, false);
      for (int i = 0; i < low.length; i++) {
        assertThat(low[i]).as(precision).isCloseTo(rounded[i], within(0.02));
      }
    }
  }

  /** On a GPU any of them may be the fastest. */
  @ParameterizedTest
  @EnumSource
  void convolutionsAreComputedInFewBitsInEveryWay(ConvolutionStrategy strategy) {
    String layers =
        "Conv2d(4, 3, padding = 1) BatchNorm2d ReLU Conv2d(4, 3, padding = same, padding_mode ="
            + " reflect) GroupNorm(2) Flatten Reshape([4, 36]) Conv1d(3, 3) Flatten"
            + " Linear(classes)";
    for (String precision : List.of("bf16", "fp16")) {
      List<Trial> trials =
          Stream.of("SGD(lr = 0.01)", "SGD(lr = 0.02)")
              .map(optimizer -> trial(layers, precision, optimizer))
              .toList();
      double[] rounded = losses(trials, true);
      double[] low = losses(trials.stream().map(trial -> trial.with(strategy)).toList(), false);
      for (int i = 0; i < low.length; i++) {
        assertThat(low[i]).as(precision).isCloseTo(rounded[i], within(0.02));
      }
    }
  }

  private static Trial trial(String layers, String precision, String optimizer) {
    return Trials.trial(
        Networks.of(layers, DIGITS.info()),
        DIGITS.info(),
        Trials.settings(
            "optimizer", optimizer, "batch_size", "16", "precision", '"' + precision + '"'));
  }

  /** Losses of six updates. */
  private static double[] losses(List<Trial> trials, boolean cpu) {
    List<Row> rows = Entrant.rows(Entrant.atStart(trials));
    List<Settings> settings = rows.stream().map(Row::settings).toList();
    Design design = Design.of(trials.get(0).network(), settings, true, cpu);
    Program program = Program.of(design.with(trials.get(0).convolutions()));
    try (PtNDManager manager = PyTorch.open(Device.cpu())) {
      boolean channelsLast = Program.channelsLast(trials.get(0).network());
      DeviceData.Form form = new DeviceData.Form(channelsLast, false, true);
      DeviceData data = DeviceData.of(DIGITS, form, manager);
      NDList state = InitialState.of(program, rows, manager);
      TrainingArray array = new TrainingArray(program, rows, data, state, manager);
      Totals totals = array.totals();
      List<Order> orders = List.of(Order.of(Draws.order(1, 1, 96)));
      array.train(new Chunk(orders, 0, 6, 16), 0, totals, new Gauges(rows.size()));
      return IntStream.range(0, rows.size()).mapToDouble(totals::loss).toArray();
    }
  }
}
