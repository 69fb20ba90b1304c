package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.data.DataSet;
import dev.ablate.data.Features;
import dev.ablate.data.Normalization;
import dev.ablate.experiment.ModulePaths;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.program.LayerProgram;
import dev.ablate.program.layer.Buffers;
import dev.ablate.program.layer.RunningStatistic;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.DeviceException;
import dev.ablate.trial.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.descriptive.StatisticsConfiguration;

/** Sends a batch through a trained network, layer by layer, and looks at each of them. */
public final class LayerMeasures {
  private static final int STEPS = 5;

  private final NDManager manager;
  private final CompiledProgram program;
  private final Checkpoint weights;
  private final List<String> paths;
  private final List<Seen> seen = new ArrayList<>();

  /** What was seen of a layer; time in nanoseconds, the least of some steps. */
  private record Seen(Node.Layer layer, long time, double mean, double deviation, double zeros) {}

  private LayerMeasures(NDManager manager, CompiledProgram program, Network network, Checkpoint w) {
    this.manager = manager;
    this.program = program;
    this.weights = w;
    this.paths = ModulePaths.of(network);
  }

  /**
   * Measures the layers of a network, in its order.
   *
   * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:1}
   * @param rows how many training examples are looked at, the first ones
   * @throws DeviceException where there is no such device
   */
  public static List<LayerMeasure> of(
      Network network, Checkpoint weights, DataSet data, int rows, String device) {
    try (PtNDManager manager = PyTorch.open(Devices.device(device));
        CompiledProgram program = CompiledProgram.load(manager, new LayerProgram(network).text())) {
      LayerMeasures measures = new LayerMeasures(manager, program, network, weights);
      measures.chain(network.nodes(), batch(data, rows, manager));
      return measures.shares();
    }
  }

  /** Examples as a network sees them: {@code [1, rows, ...]}. */
  private static NDArray batch(DataSet data, int rows, NDManager manager) {
    List<Integer> sizes = data.info().input().sizes();
    int width = Math.toIntExact(data.info().input().count());
    int inner = width / sizes.get(0);
    Features features = data.train().features().select(IntStream.range(0, rows).toArray(), width);
    Normalization normal = data.normalization();
    float[] numbers = new float[rows * width];
    for (int i = 0; i < numbers.length; i++) {
      int channel = i % width / inner;
      numbers[i] =
          (float) ((features.value(i) - normal.means().get(channel)) / normal.stds().get(channel));
    }
    List<Integer> shape = new ArrayList<>(List.of(1, rows));
    shape.addAll(sizes);
    return array(manager, numbers, shape);
  }

  private static NDArray array(NDManager manager, float[] values, List<Integer> shape) {
    return manager.create(
        values, new Shape(shape.stream().mapToLong(Integer::longValue).toArray()));
  }

  private NDArray chain(List<Node> nodes, NDArray input) {
    NDArray x = input;
    for (Node node : nodes) {
      x = node(node, x);
    }
    return x;
  }

  private NDArray node(Node node, NDArray x) {
    if (node instanceof Node.Layer layer) {
      return layer(layer, x);
    }
    if (node instanceof Node.Residual residual) {
      return chain(residual.body(), x).add(chain(residual.shortcut(), x));
    }
    NDList branches = new NDList();
    ((Node.Parallel) node).branches().forEach(branch -> branches.add(chain(branch, x)));
    return NDArrays.concat(branches, 2);
  }

  private NDArray layer(Node.Layer layer, NDArray x) {
    int index = seen.size();
    NDList state = new NDList(placeholder());
    NDList own = own(layer, paths.get(index), state);
    NDArray out = call(LayerProgram.forward(index), x, own, state);
    long time =
        IntStream.range(0, STEPS).mapToLong(i -> time(index, x, own, state)).min().orElse(0);
    float[] numbers = out.toFloatArray();
    DoubleStatistics statistics =
        DoubleStatistics.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION)
            .setConfiguration(StatisticsConfiguration.withDefaults().withBiased(true));
    long zeros = 0;
    for (float number : numbers) {
      statistics.accept(number);
      zeros += number == 0 ? 1 : 0;
    }
    seen.add(
        new Seen(
            layer,
            time,
            statistics.getAsDouble(Statistic.MEAN),
            statistics.getAsDouble(Statistic.STANDARD_DEVIATION),
            (double) zeros / numbers.length));
    return out;
  }

  /** The weights of a layer, behind which one more tensor stands as a list cannot be empty. */
  private NDList own(Node.Layer layer, String path, NDList state) {
    NDList own = new NDList();
    layer.weights().forEach(weight -> own.add(row(path + "." + weight.name()).orElseThrow()));
    for (RunningStatistic statistic : Buffers.statistics(layer)) {
      state.add(row(path + "." + statistic.name()).orElseThrow());
    }
    own.add(placeholder());
    return own;
  }

  private NDArray placeholder() {
    return manager.zeros(new Shape(1, 1));
  }

  private Optional<NDArray> row(String name) {
    return weights.tensors().stream()
        .filter(tensor -> tensor.name().equals(name))
        .map(NamedTensor::values)
        .map(values -> array(manager, values, List.of(1, values.length)))
        .findFirst();
  }

  /** Reading the result waits for a GPU. */
  private long time(int layer, NDArray x, NDList own, NDList state) {
    long start = System.nanoTime();
    call(LayerProgram.step(layer), x, own, state).toFloatArray();
    return System.nanoTime() - start;
  }

  private NDArray call(String method, NDArray x, NDList own, NDList state) {
    return program.call(manager, method, List.of(x), own, state).get(0);
  }

  private List<LayerMeasure> shares() {
    double total = seen.stream().mapToLong(Seen::time).sum();
    return IntStream.range(0, seen.size())
        .mapToObj(
            i -> {
              Seen s = seen.get(i);
              return new LayerMeasure(
                  paths.get(i), s.layer(), s.time() / total, s.mean(), s.deviation(), s.zeros());
            })
        .toList();
  }
}
