package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.Networks;
import dev.ablate.ReferenceFile;
import dev.ablate.catalog.Shape;
import dev.ablate.program.Program;
import dev.ablate.program.optimizer.UpdateRule;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every optimizer moves weights as PyTorch's does, alone and beside all the others. */
class OptimizerReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.read("optimizers.json");
  private static final ReferenceFile MORE = ReferenceFile.more("optimizers.json");

  /** How often the six weights stand in a large network. */
  private static final int MANY = 2731;

  @TestFactory
  Stream<DynamicTest> alone() {
    return OptimizerCase.alone(cases(), cases -> compare(cases, 1));
  }

  @Test
  void allInOneArray() {
    compare(OptimizerCase.byRule(cases().toList()), 1);
  }

  /** On a CPU Adam updates many weights by a kernel of libtorch's own. */
  @TestFactory
  Stream<DynamicTest> manyWeightsAlone() {
    return OptimizerCase.alone(
        cases().filter(c -> c.optimizer().startsWith("Adam")), cases -> compare(cases, MANY));
  }

  @Test
  void manyWeightsInOneArray() {
    compare(OptimizerCase.byRule(cases().toList()), MANY);
  }

  private static Stream<OptimizerCase> cases() {
    return Stream.of(FILE, MORE)
        .flatMap(file -> file.cases().stream())
        .map(c -> OptimizerCase.of(c, "fp32"));
  }

  private static void compare(List<OptimizerCase> cases, int copies) {
    List<Row> rows = cases.stream().map(OptimizerCase::row).toList();
    int steps = cases.get(0).reference().get("gradients").size();
    int width = UpdateRule.COEFFICIENTS;
    Program program =
        OptimizerCase.program(
            rows, Networks.layer("Linear(2, bias = false)", Shape.of(3 * copies)));
    try (Probe probe = new Probe(program.design())) {
      NDArray after =
          probe
              .call(
                  "probe_updates",
                  List.of(
                      probe.tensor(
                          gradients(cases, steps, copies), steps, rows.size(), 6L * copies),
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
          FILE.compare(what, Arrays.copyOf(weights, 6), expected);
          FILE.compare(
              what, Arrays.copyOfRange(weights, weights.length - 6, weights.length), expected);
        }
      }
    }
  }

  private static NDList state(Probe probe, List<OptimizerCase> cases, Program program, int copies) {
    float[] weights =
        joined(cases.stream().map(c -> c.reference().get("weights")).toList(), copies);
    NDList state = new NDList(probe.tensor(weights, cases.size(), 6L * copies));
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

  /** Six numbers each, so many times. */
  private static float[] joined(List<JsonNode> arrays, int copies) {
    FloatBuffer all = FloatBuffer.allocate(6 * arrays.size() * copies);
    for (JsonNode array : arrays) {
      float[] six = ReferenceFile.floats(array);
      IntStream.range(0, copies).forEach(copy -> all.put(six));
    }
    return all.array();
  }
}
