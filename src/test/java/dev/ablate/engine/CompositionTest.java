package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Trial;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks are put together as they read, and grouped trials compute what single ones do. */
class CompositionTest {
  private static final DataSet IMAGES = Examples.images(Shape.of(3, 6, 6), 5);

  /** On two trials that see {@code [[1, 2], [3, 4]]} and ten times that, as two channels. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "residual { Identity } Flatten | 2, 4, 6, 8",
        "MaxPool2d(1) residual { Identity } Flatten | 2, 4, 6, 8",
        "residual { MaxPool2d(1) } Flatten | 2, 4, 6, 8",
        "residual { Identity } shortcut { residual { Identity } } Flatten | 3, 6, 9, 12",
        "parallel { { Identity } { residual { Identity } } } Flatten | 1, 2, 3, 4, 2, 4, 6, 8",
        "MaxPool2d(1) parallel { { Identity } { residual { Identity } } } Flatten"
            + " | 1, 2, 3, 4, 2, 4, 6, 8",
        "parallel { { AvgPool2d([1, 2]) } { MaxPool2d([1, 2]) } } Flatten | 1.5, 3.5, 2, 4",
        "Flatten parallel { { Identity } { ReLU } } | 1, 2, 3, 4, 1, 2, 3, 4"
      })
  void blocks(String layers, String expected) {
    float[] numbers = numbers(expected);
    Shape input = Shape.of(2, 1, 2);
    Network network = Networks.of(layers, Networks.classified(input, numbers.length, 9, 0, 0));
    Settings settings = Trials.settings("optimizer", "SGD()", "batch_size", "1");
    try (Probe probe = new Probe(Design.of(network, List.of(settings), false, false))) {
      NDArray x = probe.tensor(new float[] {1, 2, 3, 4, 10, 20, 30, 40}, 2, 1, 2, 1, 2);
      NDArray none = probe.tensor(new float[2], 2, 1);
      NDArray out =
          probe
              .call(
                  "probe_model",
                  List.of(
                      x,
                      probe.tensor(new float[] {1}, 1),
                      none,
                      none,
                      probe.tensor(new long[] {1})),
                  new NDList(probe.tensor(new float[0], 2, 0)))
              .get(0);
      assertThat(out.get(0).toFloatArray()).containsExactly(numbers);
      assertThat(out.get(1).div(10).toFloatArray()).containsExactly(numbers);
    }
  }

  private static float[] numbers(String text) {
    String[] parts = text.split(", ");
    float[] numbers = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Float.parseFloat(parts[i]);
    }
    return numbers;
  }

  @Test
  void groupedTrialsComputeWhatSingleOnesDo() {
    List<Trial> trials = IntStream.of(1, 2, 1, 3).mapToObj(CompositionTest::trial).toList();
    double[] single = losses(trials, true);
    double[] grouped = losses(trials, false);
    for (int i = 0; i < single.length; i++) {
      assertThat(grouped[i]).isCloseTo(single[i], within(1e-5));
    }
  }

  private static Trial trial(int seed) {
    Network network =
        Networks.of(
            "Conv2d(6, kernel_size = 3, padding = 1) BatchNorm2d ReLU Dropout(0."
                + seed
                + ")"
                + " residual { Conv2d(8, kernel_size = 3, groups = 2) Tanh BatchNorm2d }"
                + " shortcut { Conv2d(8, kernel_size = 3) }"
                + " parallel { { AvgPool2d(2) } { MaxPool2d(2) BatchNorm2d } }"
                + " Flatten Linear(classes)",
            IMAGES.info());
    return Trials.trial(
        network,
        IMAGES.info(),
        Trials.settings(
            "optimizer", "SGD(lr = 0.05, momentum = 0.9)", "batch_size", "16", "seed", "" + seed));
  }

  /** Losses of six updates on the same weights and examples. */
  private static double[] losses(List<Trial> trials, boolean cpu) {
    List<Row> rows = Entrant.rows(Entrant.atStart(trials));
    List<Settings> settings = rows.stream().map(Row::settings).toList();
    Program program = Program.of(Design.of(trials.get(0).network(), settings, true, cpu));
    try (PtNDManager manager = PyTorch.open(Device.cpu())) {
      DeviceData data = DeviceData.of(IMAGES, new DeviceData.Form(true, false, true), manager);
      NDList state = InitialState.of(program, rows, manager);
      TrainingArray array = new TrainingArray(program, rows, data, state, manager);
      Totals totals = array.totals();
      array.train(new Chunk(array.orders(), 0, 6, 16), 0, totals, new Gauges(rows.size()));
      return IntStream.range(0, rows.size()).mapToDouble(totals::loss).toArray();
    }
  }
}
