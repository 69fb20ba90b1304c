package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.ReferenceFile;
import dev.ablate.program.Program;
import dev.ablate.program.optimizer.UpdateRule;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every optimizer moves weights as PyTorch's does, alone and beside all the others. */
class OptimizerReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.read("optimizers.json");
  private static final ReferenceFile MORE = ReferenceFile.more("optimizers.json");

  /** The weights of a large network. */
  private static final int MANY = 1 << 14;

  @TestFactory
  Stream<DynamicTest> alone() {
    return OptimizerCase.alone(cases(), cases -> compare(cases, 1));
  }

  @TestFactory
  Stream<DynamicTest> inArrays() {
    return arrays(cases -> compare(cases, 1));
  }

  /** On a CPU Adam updates many weights by a kernel of libtorch's own. */
  @TestFactory
  Stream<DynamicTest> manyWeightsAlone() {
    return OptimizerCase.alone(
        cases().filter(c -> c.optimizer().startsWith("Adam")), OptimizerReferenceTest::compareMany);
  }

  @TestFactory
  Stream<DynamicTest> manyWeightsInArrays() {
    return arrays(OptimizerReferenceTest::compareMany);
  }

  /** All cases of as many weights and updates in one array. */
  private static Stream<DynamicTest> arrays(Consumer<List<OptimizerCase>> compare) {
    return cases().collect(Collectors.groupingBy(OptimizerCase::common)).entrySet().stream()
        .map(
            array ->
                DynamicTest.dynamicTest(
                    "weights and updates " + array.getKey(),
                    () -> compare.accept(OptimizerCase.byRule(array.getValue()))));
  }

  private static void compareMany(List<OptimizerCase> cases) {
    compare(cases, MANY / cases.get(0).size() + 1);
  }

  private static Stream<OptimizerCase> cases() {
    return Stream.of(FILE, MORE)
        .flatMap(file -> file.cases().stream())
        .map(c -> OptimizerCase.of(c, "fp32"));
  }

  private static void compare(List<OptimizerCase> cases, int copies) {
    List<Row> rows = cases.stream().map(OptimizerCase::row).toList();
    int steps = cases.get(0).steps();
    int size = cases.get(0).size();
    int width = UpdateRule.COEFFICIENTS;
    Program program = OptimizerCase.program(rows, copies);
    try (Probe probe = new Probe(program.design())) {
      NDArray after =
          probe
              .call(
                  "probe_updates",
                  List.of(
                      probe.tensor(
                          gradients(cases, steps, copies),
                          steps,
                          rows.size(),
                          (long) size * copies),
                      probe.tensor(
                          new Chunk(List.of(), 0, steps, 1).coefficients(rows, 0, width),
                          steps,
                          rows.size(),
                          width),
                      probe.counts(rows, program)),
                  state(probe, cases, program, copies))
              .get(0);
      for (int step = 0; step < steps; step++) {
        for (int i = 0; i < cases.size(); i++) {
          JsonNode reference = cases.get(i).reference();
          String what = reference.get("spec").asText() + " after " + (step + 1);
          float[] weights = after.get(step, i).toFloatArray();
          JsonNode expected = reference.get("after").get(step);
          FILE.compare(what, Arrays.copyOf(weights, size), expected);
          FILE.compare(
              what, Arrays.copyOfRange(weights, weights.length - size, weights.length), expected);
        }
      }
    }
  }

  private static NDList state(Probe probe, List<OptimizerCase> cases, Program program, int copies) {
    float[] weights =
        joined(cases.stream().map(c -> c.reference().get("weights")).toList(), copies);
    long width = (long) cases.get(0).size() * copies;
    NDList state = new NDList(probe.tensor(weights, cases.size(), width));
    state.addAll(probe.optimizer(program, cases.stream().map(OptimizerCase::row).toList()));
    return state;
  }

  private static float[] gradients(List<OptimizerCase> cases, int steps, int copies) {
    return joined(
        Stream.iterate(0, step -> step < steps, step -> step + 1)
            .flatMap(step -> cases.stream().map(c -> c.reference().get("gradients").get(step)))
            .toList(),
        copies);
  }

  /** The numbers of each, so many times. */
  private static float[] joined(List<JsonNode> arrays, int copies) {
    List<float[]> written = arrays.stream().map(ReferenceFile::floats).toList();
    FloatBuffer all = FloatBuffer.allocate(written.get(0).length * arrays.size() * copies);
    for (float[] numbers : written) {
      IntStream.range(0, copies).forEach(copy -> all.put(numbers));
    }
    return all.array();
  }
}
