package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.Networks;
import dev.ablate.ReferenceFile;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.experiment.Weight;
import dev.ablate.program.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every layer computes PyTorch's output and gradients, alone and beside other trials. */
class LayerReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.read("layers.json");

  @TestFactory
  Stream<DynamicTest> alone() {
    return FILE.due().map(c -> test(c, List.of(1f), false));
  }

  @TestFactory
  Stream<DynamicTest> besideOthersOnInputsOfTheirOwn() {
    return FILE.due().map(c -> test(c, List.of(0.5f, 1f, -2f), false));
  }

  @TestFactory
  Stream<DynamicTest> besideOthersOnTheSameInput() {
    return FILE.due().map(c -> test(c, List.of(0.5f, 1f, -2f), true));
  }

  /**
   * A test of one case.
   *
   * @param factors a row each, whose numbers are the case's times the factor; one of them is 1
   * @param shared whether all rows see one input
   */
  private static DynamicTest test(JsonNode reference, List<Float> factors, boolean shared) {
    return DynamicTest.dynamicTest(
        reference.get("spec").asText(),
        () -> {
          try (Layer layer = new Layer(reference, factors, shared)) {
            layer.compareTraining();
            layer.compareEvaluation();
          }
        });
  }

  /** A case on the device, as a program of one layer. */
  private static final class Layer implements AutoCloseable {
    private final JsonNode reference;
    private final List<Float> factors;
    private final int row;
    private final boolean shared;
    private final Network network;
    private final Probe probe;
    private final NDList state;

    Layer(JsonNode reference, List<Float> factors, boolean shared) {
      this.reference = reference;
      this.factors = factors;
      this.row = factors.indexOf(1f);
      this.shared = shared;
      Shape batch = ReferenceFile.shape(reference.get("input"));
      Shape input = new Shape(batch.sizes().subList(1, batch.rank()));
      this.network = Networks.layer(reference.get("spec").asText(), input);
      Settings settings = Trials.settings("optimizer", "SGD()", "batch_size", "1");
      Design design = Design.of(network, List.of(settings), false, false);
      this.probe = new Probe(design);
      this.state = state();
    }

    private NDList state() {
      NDList state = new NDList(probe.tensor(weights(), factors.size(), network.parameters()));
      if (reference.has("running")) {
        int channels = network.input().size(0);
        state.add(probe.tensor(new float[factors.size() * channels], factors.size(), channels));
        state.add(state.get(1).add(1));
      }
      return state;
    }

    private float[] weights() {
      List<JsonNode> parameters = new ArrayList<>();
      for (Weight weight : network.layers().get(0).weights()) {
        parameters.add(reference.get("parameters").get(weight.name()));
      }
      float[] all = new float[(int) (factors.size() * network.parameters())];
      int next = 0;
      for (float factor : factors) {
        for (JsonNode parameter : parameters) {
          for (float value : ReferenceFile.floats(parameter)) {
            all[next++] = factor * value;
          }
        }
      }
      return all;
    }

    void compareTraining() {
      NDList result = run(true);
      FILE.compare("output", result.get(0).get(row).toFloatArray(), reference.get("output"));
      compareGradients(result.get(1).get(row));
      if (!shared) {
        FILE.compare(
            "input_gradient",
            result.get(2).get(row).toFloatArray(),
            reference.get("input_gradient"));
      }
      if (reference.has("running")) {
        JsonNode running = reference.get("running");
        FILE.compare("mean", state.get(1).get(row).toFloatArray(), running.get("running_mean"));
        FILE.compare("variance", state.get(2).get(row).toFloatArray(), running.get("running_var"));
      }
    }

    private void compareGradients(NDArray gradients) {
      long start = 0;
      for (Weight weight : network.layers().get(0).weights()) {
        long end = start + weight.shape().count();
        FILE.compare(
            weight.name() + " gradient",
            gradients.get(new NDIndex("{}:{}", start, end)).toFloatArray(),
            reference.get("parameter_gradients").get(weight.name()));
        start = end;
      }
    }

    void compareEvaluation() {
      JsonNode expected = reference.path("eval_output");
      FILE.compare(
          "evaluated",
          run(false).get(0).get(row).toFloatArray(),
          expected.isMissingNode() ? reference.get("output") : expected);
    }

    private NDList run(boolean training) {
      NDArray none = probe.tensor(new float[factors.size()], factors.size(), 1);
      return probe.call(
          "probe_model",
          List.of(
              rows("input", shared ? List.of(1f) : factors),
              rows("output_gradient", factors),
              none,
              none,
              probe.tensor(new long[] {training ? 1 : 0})),
          state);
    }

    private NDArray rows(String name, List<Float> rowFactors) {
      float[] values = ReferenceFile.floats(reference.get(name));
      float[] all = new float[rowFactors.size() * values.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = rowFactors.get(i / values.length) * values[i % values.length];
      }
      LongStream sizes =
          ReferenceFile.shape(reference.get(name)).sizes().stream().mapToLong(Integer::longValue);
      return probe.tensor(
          all, LongStream.concat(LongStream.of(rowFactors.size()), sizes).toArray());
    }

    @Override
    public void close() {
      probe.close();
    }
  }
}
