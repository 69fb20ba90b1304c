package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.DataInfo;
import dev.ablate.data.DataSet;
import dev.ablate.data.Features;
import dev.ablate.data.Normalization;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.export.Preprocessing;
import dev.ablate.export.TorchScript;
import dev.ablate.export.TrainedNetwork;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.program.StateTensor;
import dev.ablate.program.layer.RunningStatistic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exported modules compute what the program computes that trained them. */
class InferenceModuleTest {
  private static final int BATCH = 3;

  private final Random random = new Random(5);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 8 8 | Conv2d(6, 3, padding = 1, padding_mode = circular) BatchNorm2d ReLU MaxPool2d(2)"
            + " Dropout(0.5) residual { Conv2d(6, 3, padding = 1, bias = false, padding_mode ="
            + " reflect) BatchNorm2d(affine = false) Tanh Dropout2d } residual { Conv2d(4, 1)"
            + " BatchNorm2d Hardswish } shortcut { Conv2d(4, 1) } parallel { { Conv2d(4, 1, groups"
            + " = 2) PReLU } { AvgPool2d(3, 1, 1) SiLU } } GroupNorm(2) AdaptiveAvgPool2d(2)"
            + " Flatten Linear(5)",
        "3 8 8 | ConvTranspose2d(4, 2, stride = 2) BatchNorm2d(momentum = none) LeakyReLU"
            + " InstanceNorm2d(track_running_stats = true) AdaptiveMaxPool2d(3) Mish Flatten"
            + " Linear(7, bias = false) BatchNorm1d ELU Linear(5)",
        "4 12 | Conv1d(6, 3, stride = 2) BatchNorm1d(momentum = none) Softplus Conv1d(6, 4, padding"
            + " = same, padding_mode = replicate) Reshape([5, 6]) LayerNorm MultiheadAttention(2,"
            + " add_bias_kv = true, add_zero_attn = true, dropout = 0.3) TransformerEncoderLayer(3,"
            + " 16) LSTM(4, proj_size = 3, num_layers = 2, dropout = 0.5, bidirectional = true)"
            + " GRU(3) GELU Flatten Linear(5)",
        "10 | Embedding(3, 4, padding_idx = 0, max_norm = 0.5) Flatten Linear(5)",
        "10 | Linear(6) BatchNorm1d Sigmoid Identity Linear(5) Softmax"
      })
  void asTheProgramAlsoWhenFolded(String input, String layers) throws IOException {
    Network network = network(input, layers);
    float[] examples = numbers(BATCH * (int) network.input().count());
    if (layers.startsWith("Embedding")) {
      IntStream.range(0, examples.length).forEach(i -> examples[i] = i % 3);
    }
    TrainedNetwork trained = trained(network);
    float[] expected = program(trained, examples);
    assertThat(module(trained, examples, false)).containsExactly(expected, within(2e-6f));
    assertThat(module(trained, examples, true)).containsExactly(expected, within(1e-5f));
    assertThat(lastLayer(trained, examples)).isCloseTo(mean(expected), within(1e-6));
  }

  private static Network network(String input, String layers) {
    Integer[] sizes =
        List.of(input.split(" ")).stream().map(Integer::valueOf).toArray(Integer[]::new);
    return Networks.of(layers, Networks.classified(dev.ablate.catalog.Shape.of(sizes), 5, 9, 0, 0));
  }

  private static double mean(float[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).average().orElseThrow();
  }

  /** The mean of what the last layer gives where each is computed by itself. */
  private static double lastLayer(TrainedNetwork trained, float[] examples) {
    Network network = trained.network();
    DataInfo info = Networks.classified(network.input(), 5, BATCH, 0, 0);
    int channels = network.input().size(0);
    Split rows = new Split(new Features.Floats(examples), new Targets.Classes(new int[BATCH]));
    Normalization none =
        new Normalization(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
    DataSet data = new DataSet(info, none, rows, rows, rows);
    List<LayerMeasure> all = LayerMeasures.of(network, trained.weights(), data, BATCH, "cpu");
    return all.get(all.size() - 1).mean();
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    IntStream.range(0, count).forEach(i -> numbers[i] = (float) random.nextGaussian());
    return numbers;
  }

  /** Running variances are 1 and more. */
  private TrainedNetwork trained(Network network) {
    try (PtNDManager manager = PyTorch.open(Device.cpu())) {
      NDList state = new NDList();
      long columns = network.parameters();
      state.add(manager.create(numbers((int) columns), new Shape(1, columns)).mul(0.3));
      for (RunningStatistic statistic : Program.of(design(network)).statistics()) {
        int count = (int) statistic.shape().count();
        NDArray numbers = manager.create(numbers(count), new Shape(1, count));
        boolean mean = statistic.name().equals("running_mean");
        state.add(mean ? numbers : numbers.abs().add(1));
      }
      return new TrainedNetwork(network, Checkpoints.of(network, state, 0));
    }
  }

  private static Design design(Network network) {
    return Design.of(network, List.of(settings()), false, false);
  }

  private static float[] program(TrainedNetwork trained, float[] examples) {
    Network network = trained.network();
    try (Probe probe = new Probe(design(network))) {
      List<StateTensor> places = StateTensor.of(network);
      int tensors = places.stream().mapToInt(StateTensor::index).max().orElseThrow() + 1;
      NDList state = new NDList();
      for (int index = 0; index < tensors; index++) {
        float[] row = row(trained, places, index);
        state.add(probe.tensor(row, 1, row.length));
      }
      NDList call =
          probe.call(
              "probe_model",
              List.of(
                  probe.tensor(examples, shape(network, 1, BATCH)),
                  probe.tensor(new float[] {1}, 1),
                  probe.constants(List.of(Program.constants(settings(), network))),
                  probe.tensor(new float[] {0}, 1, 1),
                  probe.tensor(new long[] {0}, 1)),
              state);
      return call.get(0).toFloatArray();
    }
  }

  private static Settings settings() {
    return Trials.settings("optimizer", "SGD()");
  }

  private static float[] row(TrainedNetwork trained, List<StateTensor> places, int index) {
    List<float[]> parts =
        IntStream.range(0, places.size())
            .filter(i -> places.get(i).index() == index)
            .mapToObj(i -> trained.weights().tensors().get(i).values())
            .toList();
    float[] row = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int next = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, row, next, part.length);
      next += part.length;
    }
    return row;
  }

  private static long[] shape(Network network, long... first) {
    return LongStream.concat(
            Arrays.stream(first), network.input().sizes().stream().mapToLong(Integer::longValue))
        .toArray();
  }

  /** The examples are given as they were before a normalisation with mean 3 and deviation 2. */
  private static float[] module(TrainedNetwork trained, float[] examples, boolean folds)
      throws IOException {
    int channels = trained.network().input().size(0);
    Preprocessing preprocessing =
        new Preprocessing(
            Collections.nCopies(channels, 3.0), Collections.nCopies(channels, 2.0), false);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    TorchScript.of(trained, preprocessing, folds).write(archive);
    try (PtNDManager manager = PyTorch.open(Device.cpu());
        PtSymbolBlock module =
            JniUtils.loadModule(
                manager, new ByteArrayInputStream(archive.toByteArray()), false, false)) {
      Shape shape = new Shape(shape(trained.network(), BATCH));
      NDList input = new NDList(manager.create(examples, shape).mul(2).add(3));
      return IValueUtils.forward(module, input, false).get(0).toFloatArray();
    }
  }
}
