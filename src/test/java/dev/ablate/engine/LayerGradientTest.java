package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.program.layer.RunningStatistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The gradients of every layer, by its weights and by its input, are what central differences in
 * double precision give: alone and in an array of three, in training and in evaluation.
 */
class LayerGradientTest {
  private static final Map<Shape, List<String>> CASES =
      Map.of(
          Shape.of(4, 4, 3),
          List.of(
              "Conv2d(3, 3, padding = 1)",
              "Conv2d(4, 2, dilation = 2, groups = 2, bias = false)",
              "Conv2d(2, 3, padding = 2, padding_mode = reflect)",
              "Conv2d(2, [2, 3], padding = same, padding_mode = replicate)",
              "Conv2d(2, 3, padding = 3, padding_mode = circular)",
              "ConvTranspose2d(3, 2, 2)",
              "ConvTranspose2d(2, 3, 1, 1, groups = 2)",
              "BatchNorm2d()",
              "BatchNorm2d(momentum = none, bias = false)",
              "GroupNorm(2)",
              "InstanceNorm2d(affine = true)",
              "InstanceNorm2d(track_running_stats = true)",
              "MaxPool2d(2)",
              "MaxPool2d(3, stride = 1, padding = 1)",
              "AvgPool2d(2)",
              "AdaptiveAvgPool2d([3, 2])",
              "AdaptiveMaxPool2d([3, 2])",
              "Dropout2d(0.4)",
              "Flatten()"),
          Shape.of(4, 3),
          List.of(
              "Conv1d(3, 3, 2, 2)",
              "Conv1d(4, 2, groups = 2, bias = false)",
              "Conv1d(3, 2, padding = same)",
              "Conv1d(3, 2, padding = 3, padding_mode = circular)",
              "BatchNorm1d(affine = false)",
              "GroupNorm(4, affine = false)",
              "LayerNorm()",
              "LayerNorm(bias = false)",
              "PReLU(4)",
              "Softmax()",
              "Softmax(1)",
              "Linear(3)",
              "LSTM(3)",
              "LSTM(3, 2, bidirectional = true, proj_size = 2)",
              "LSTM(2, 2, bidirectional = true)",
              "GRU(3)",
              "GRU(2, 2, bias = false, bidirectional = true)"),
          Shape.of(3, 4),
          List.of(
              "MultiheadAttention(2)",
              "MultiheadAttention(2, dropout = 0.2, add_bias_kv = true, add_zero_attn = true)",
              "MultiheadAttention(1, dropout = 0.3, bias = false)",
              "TransformerEncoderLayer(2, 5, 0)",
              "TransformerEncoderLayer(1, 3, 0.2, activation = gelu, norm_first = true)"),
          Shape.of(6),
          List.of(
              "Linear(3, bias = false)",
              "BatchNorm1d()",
              "Dropout(0.4)",
              "Reshape([2, 3])",
              "Embedding(7, 2)",
              "ReLU()",
              "LeakyReLU(0.2)",
              "PReLU()",
              "ELU(0.7)",
              "GELU()",
              "GELU(approximate = tanh)",
              "SiLU()",
              "Mish()",
              "Hardswish()",
              "Softplus()",
              "Softplus(2, threshold = 1)",
              "Tanh()",
              "Sigmoid()",
              "Identity()"));

  @Test
  void everyLayerOfTheCatalogHasACase() {
    assertThat(CASES.values().stream().flatMap(List::stream).map(LayerGradientTest::name))
        .containsAll(Catalog.standard().names(Kind.LAYER));
  }

  private static String name(String spec) {
    return spec.substring(0, spec.indexOf('('));
  }

  @TestFactory
  Stream<DynamicTest> aloneInTraining() {
    return tests(1, true);
  }

  @TestFactory
  Stream<DynamicTest> besideOthersInTraining() {
    return tests(3, true);
  }

  @TestFactory
  Stream<DynamicTest> besideOthersInEvaluation() {
    return tests(3, false);
  }

  private static Stream<DynamicTest> tests(int rows, boolean training) {
    return CASES.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(
                        spec ->
                            DynamicTest.dynamicTest(
                                spec, () -> check(spec, entry.getKey(), rows, training))));
  }

  private static void check(String spec, Shape input, int rows, boolean training) {
    try (Layer layer = new Layer(spec, input, training)) {
      List<double[]> points =
          IntStream.range(0, rows).mapToObj(row -> layer.point(new Random(row))).toList();
      NDList result = layer.run(points.stream().flatMapToDouble(Arrays::stream).toArray());
      double[] byWeights = result.get(1).toDoubleArray();
      double[] byInput = result.get(2).toDoubleArray();
      for (int row = 0; row < rows; row++) {
        DoubleStream inputs = layer.inputs() == 0 ? DoubleStream.empty() : row(byInput, row, rows);
        double[] gradient = DoubleStream.concat(row(byWeights, row, rows), inputs).toArray();
        CentralDifferences.compare(gradient, points.get(row), layer::values);
      }
    }
  }

  private static DoubleStream row(double[] all, int row, int rows) {
    int size = all.length / rows;
    return Arrays.stream(all, row * size, (row + 1) * size);
  }

  /** A layer as a function of its weights and its input, one behind the other. */
  private static final class Layer implements AutoCloseable {
    private static final int BATCH = 3;
    private static final int ROWS = 5;
    private final Network network;
    private final Program program;
    private final List<Double> constants;
    private final boolean training;
    private final boolean lookedUp;
    private final double[] factors;
    private final Probe probe;

    Layer(String spec, Shape input, boolean training) {
      Settings settings = Trials.settings("optimizer", "SGD()", "batch_size", "1");
      Design design = Design.of(Networks.layer(spec, input), List.of(settings), false, false);
      this.network = design.network();
      this.program = Program.of(design);
      this.constants = Program.constants(settings, network);
      this.training = training;
      this.lookedUp = name(spec).equals("Embedding");
      this.probe = new Probe(design);
      this.factors =
          CentralDifferences.spread(BATCH * (int) network.output().count(), 1, new Random(7));
    }

    double[] point(Random random) {
      return DoubleStream.concat(
              Arrays.stream(CentralDifferences.spread(weights(), 1, random)),
              Arrays.stream(CentralDifferences.spread(inputs(), 3.3, random)))
          .toArray();
    }

    private int weights() {
      return (int) network.parameters();
    }

    /** How many input numbers there is a gradient by: none of those that are looked up. */
    private int inputs() {
      return lookedUp ? 0 : BATCH * (int) network.input().count();
    }

    /** The sum of all outputs, each times a factor, at each point. */
    double[] values(double[] points) {
      int rows = points.length / (weights() + inputs());
      List<NDArray> given = new ArrayList<>(List.of(inputs(points, rows)));
      given.addAll(common(rows));
      double[] outputs =
          probe.call("probe_outputs", given, state(points, rows)).get(0).toDoubleArray();
      double[] values = new double[rows];
      for (int i = 0; i < outputs.length; i++) {
        values[i / factors.length] += outputs[i] * factors[i % factors.length];
      }
      return values;
    }

    /** Outputs and gradients of a row for each point. */
    NDList run(double[] points) {
      int rows = points.length / (weights() + inputs());
      List<NDArray> given =
          new ArrayList<>(
              List.of(
                  inputs(points, rows),
                  probe.tensor(repeated(factors, rows), sizes(rows, network.output()))));
      given.addAll(common(rows));
      return probe.call("probe_model", given, state(points, rows));
    }

    private NDArray inputs(double[] points, int rows) {
      if (lookedUp) {
        double[] indices = IntStream.range(0, BATCH * 6).mapToDouble(i -> i % ROWS).toArray();
        return probe.tensor(repeated(indices, rows), sizes(rows, network.input()));
      }
      return probe.tensor(part(points, weights(), inputs()), sizes(rows, network.input()));
    }

    /** Constants, numbers for dropout, and whether this is training. */
    private List<NDArray> common(int rows) {
      double[] row = constants.stream().mapToDouble(c -> c).toArray();
      NDArray seeds = probe.tensor(new long[] {3}, 1);
      return List.of(
          probe.tensor(repeated(row, rows), rows, row.length),
          probe.uniform(seeds, probe.tensor(new long[rows], rows), BATCH),
          probe.tensor(new long[] {training ? 1 : 0}));
    }

    private NDList state(double[] points, int rows) {
      NDList state = new NDList();
      state.add(probe.tensor(part(points, 0, weights()), rows, weights()));
      for (RunningStatistic statistic : program.statistics()) {
        int count = (int) statistic.shape().count();
        double[] mean = CentralDifferences.spread(count, 1, new Random(1));
        double[] numbers = Arrays.stream(mean).map(m -> 2 * statistic.start() + m).toArray();
        state.add(probe.tensor(repeated(numbers, rows), rows, count));
      }
      return state;
    }

    /** Of each point the numbers from {@code start} on. */
    private double[] part(double[] points, int start, int count) {
      int size = weights() + inputs();
      return IntStream.range(0, points.length / size)
          .boxed()
          .flatMapToDouble(
              row -> Arrays.stream(points, row * size + start, row * size + start + count))
          .toArray();
    }

    private static double[] repeated(double[] row, int rows) {
      return IntStream.range(0, rows).boxed().flatMapToDouble(i -> Arrays.stream(row)).toArray();
    }

    private static long[] sizes(int rows, Shape shape) {
      return LongStream.concat(
              LongStream.of(rows, BATCH), shape.sizes().stream().mapToLong(Integer::longValue))
          .toArray();
    }

    @Override
    public void close() {
      probe.close();
    }
  }
}
