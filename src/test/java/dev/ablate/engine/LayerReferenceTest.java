package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.ablate.program.Program;
import dev.ablate.program.layer.Buffers;
import dev.ablate.program.layer.RunningStatistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every layer computes PyTorch's output and gradients, alone and beside other trials, and under
 * autocast.
 */
class LayerReferenceTest {
  private static final ReferenceFile AUTOCAST = ReferenceFile.more("autocast-bf16.json");
  private static final List<ReferenceFile> FILES =
      List.of(ReferenceFile.read("layers.json"), ReferenceFile.more("layers.json"), AUTOCAST);

  @TestFactory
  Stream<DynamicTest> alone() {
    return tests("", List.of(1f), false);
  }

  @TestFactory
  Stream<DynamicTest> besideOthersOnInputsOfTheirOwn() {
    return tests("", List.of(0.5f, 1f, -2f), false);
  }

  @TestFactory
  Stream<DynamicTest> besideOthersOnTheSameInput() {
    return tests("", List.of(0.5f, 1f, -2f), true);
  }

  @TestFactory
  Stream<DynamicTest> besideOthersBehindALayerForImages() {
    return tests("MaxPool2d(1)", List.of(0.5f, 1f, -2f), true);
  }

  /** With products of 16 bits, which a CPU has too, rather than with rounded operands. */
  @TestFactory
  Stream<DynamicTest> asAGpuComputesThem() {
    return AUTOCAST.cases().stream()
        .map(c -> test(new Case(AUTOCAST, c, ""), List.of(0.5f, 1f, -2f), false, false));
  }

  /** Products have the bits of their precision. */
  @TestFactory
  Stream<DynamicTest> productsAreRounded() {
    return AUTOCAST.cases().stream()
        .filter(c -> c.get("parameters").size() <= 2 && c.get("output").get("bits").asInt() == 16)
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.get("spec").asText(), () -> holdRounded(new Case(AUTOCAST, c, ""))));
  }

  private static void holdRounded(Case reference) {
    try (Layer layer = new Layer(reference, List.of(1f), false, true)) {
      for (float value : layer.run(true).get(0).toFloatArray()) {
        assertThat(Float.floatToIntBits(value) & 0xFFFF).isZero();
      }
    }
  }

  /**
   * Tests of all cases.
   *
   * @param before a layer for images that changes nothing, or empty
   * @param factors a row each, whose numbers are the case's times the factor; one of them is 1
   * @param shared whether all rows see one input
   */
  private static Stream<DynamicTest> tests(String before, List<Float> factors, boolean shared) {
    return FILES.stream()
        .flatMap(
            file ->
                file.cases().stream()
                    .filter(c -> before.isEmpty() || c.get("input").get("shape").size() == 4)
                    .map(c -> test(new Case(file, c, before), factors, shared, true)));
  }

  private static DynamicTest test(
      Case reference, List<Float> factors, boolean shared, boolean cpu) {
    return DynamicTest.dynamicTest(
        reference.spec(),
        () -> {
          try (Layer layer = new Layer(reference, factors, shared, cpu)) {
            layer.compareTraining();
            layer.compareEvaluation();
          }
        });
  }

  /** A case of a file, behind a layer that changes nothing. */
  private record Case(ReferenceFile file, JsonNode numbers, String before) {
    String spec() {
      return numbers.get("spec").asText();
    }

    JsonNode get(String name) {
      return numbers.get(name);
    }

    String precision() {
      return numbers.path("precision").asText("fp32");
    }

    void compare(String what, NDArray actual, JsonNode expected) {
      file.compare(what, actual.toFloatArray(), expected);
    }

    Network network() {
      Shape batch = ReferenceFile.shape(get("input"));
      Shape input = new Shape(batch.sizes().subList(1, batch.rank()));
      return before.isEmpty()
          ? Networks.chain(input, spec())
          : Networks.chain(input, before, spec());
    }
  }

  /** A case on the device, as a program of its layer. */
  private static final class Layer implements AutoCloseable {
    private final Case reference;
    private final List<Float> factors;
    private final int row;
    private final boolean shared;
    private final Network network;
    private final Settings settings;
    private final List<Weight> weights;
    private final Probe probe;
    private final NDList state;

    Layer(Case reference, List<Float> factors, boolean shared, boolean cpu) {
      this.reference = reference;
      this.factors = factors;
      this.row = factors.indexOf(1f);
      this.shared = shared;
      this.network = reference.network();
      this.weights = network.layers().stream().flatMap(l -> l.weights().stream()).toList();
      this.settings =
          Trials.settings(
              "optimizer",
              "SGD()",
              "batch_size",
              "1",
              "precision",
              "\"" + reference.precision() + "\"");
      Design design = Design.of(network, List.of(settings), false, cpu);
      this.probe = new Probe(design);
      this.state = state();
    }

    private NDList state() {
      NDList state = new NDList(probe.tensor(numbers(), factors.size(), network.parameters()));
      for (RunningStatistic statistic : Buffers.statistics(network)) {
        int count = (int) statistic.shape().count();
        float[] start = new float[factors.size() * count];
        Arrays.fill(start, statistic.start());
        state.add(probe.tensor(start, factors.size(), count));
      }
      return state;
    }

    private float[] numbers() {
      List<JsonNode> parameters = new ArrayList<>();
      for (Weight weight : weights) {
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
      reference.compare("output", result.get(0).get(row), reference.get("output"));
      compareGradients(result.get(1).get(row));
      if (!shared && reference.numbers().hasNonNull("input_gradient")) {
        reference.compare(
            "input_gradient", result.get(2).get(row), reference.get("input_gradient"));
      }
      if (reference.numbers().has("running")) {
        JsonNode running = reference.get("running");
        reference.compare("mean", state.get(1).get(row), running.get("running_mean"));
        reference.compare("variance", state.get(2).get(row), running.get("running_var"));
      }
    }

    private void compareGradients(NDArray gradients) {
      long start = 0;
      for (Weight weight : weights) {
        long end = start + weight.shape().count();
        reference.compare(
            weight.name() + " gradient",
            gradients.get(new NDIndex("{}:{}", start, end)),
            reference.get("parameter_gradients").get(weight.name()));
        start = end;
      }
    }

    void compareEvaluation() {
      JsonNode expected = reference.numbers().path("eval_output");
      reference.compare(
          "evaluated",
          run(false).get(0).get(row),
          expected.isMissingNode() ? reference.get("output") : expected);
    }

    private NDList run(boolean training) {
      NDArray input = rows("input", inputFactors());
      List<Double> constants = Program.constants(settings, network);
      return probe.call(
          "probe_model",
          List.of(
              input,
              rows("output_gradient", factors),
              probe.constants(Collections.nCopies(factors.size(), constants)),
              uniform((int) input.getShape().get(1)),
              probe.tensor(new long[] {training ? 1 : 0})),
          state);
    }

    /** What dropout draws from, though the probabilities of a reference are 0 or 1. */
    private NDArray uniform(int examples) {
      long[] pick = new long[factors.size()];
      return probe.uniform(probe.tensor(new long[1], 1), probe.tensor(pick, pick.length), examples);
    }

    private List<Float> inputFactors() {
      if (shared) {
        return List.of(1f);
      }
      boolean indices = reference.spec().startsWith("Embedding");
      return indices ? Collections.nCopies(factors.size(), 1f) : factors;
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
