package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.ReferenceFile;
import dev.ablate.program.Program;
import dev.ablate.program.optimizer.UpdateRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every optimizer moves weights as PyTorch's does, alone and beside all the others. */
class OptimizerReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.read("optimizers.json");
  private static final ReferenceFile MORE = ReferenceFile.more("optimizers.json");

  @TestFactory
  Stream<DynamicTest> alone() {
    return OptimizerCase.alone(cases(), OptimizerReferenceTest::compare);
  }

  @Test
  void allInOneArray() {
    compare(OptimizerCase.byRule(cases().toList()));
  }

  private static Stream<OptimizerCase> cases() {
    return Stream.of(FILE, MORE)
        .flatMap(file -> file.cases().stream())
        .map(c -> OptimizerCase.of(c, "fp32"));
  }

  private static void compare(List<OptimizerCase> cases) {
    List<Row> rows = cases.stream().map(OptimizerCase::row).toList();
    int steps = cases.get(0).reference().get("gradients").size();
    int width = UpdateRule.COEFFICIENTS;
    Program program = OptimizerCase.program(rows);
    try (Probe probe = new Probe(program.design())) {
      NDArray after =
          probe
              .call(
                  "probe_updates",
                  List.of(
                      probe.tensor(gradients(cases, steps), steps, rows.size(), 6),
                      probe.tensor(
                          new Chunk(List.of(), 0, steps, 1).coefficients(rows, 0, width),
                          steps,
                          rows.size(),
                          width),
                      probe.counts(rows, program)),
                  state(probe, cases, program))
              .get(0);
      for (int step = 0; step < steps; step++) {
        for (int i = 0; i < cases.size(); i++) {
          JsonNode reference = cases.get(i).reference();
          FILE.compare(
              reference.get("spec").asText() + " after " + (step + 1),
              after.get(step, i).toFloatArray(),
              reference.get("after").get(step));
        }
      }
    }
  }

  private static NDList state(Probe probe, List<OptimizerCase> cases, Program program) {
    float[] weights = joined(cases.stream().map(c -> c.reference().get("weights")).toList());
    NDList state = new NDList(probe.tensor(weights, cases.size(), 6));
    state.addAll(probe.optimizer(program, cases.stream().map(OptimizerCase::row).toList()));
    return state;
  }

  private static float[] gradients(List<OptimizerCase> cases, int steps) {
    return joined(
        Stream.iterate(0, step -> step < steps, step -> step + 1)
            .flatMap(step -> cases.stream().map(c -> c.reference().get("gradients").get(step)))
            .toList());
  }

  private static float[] joined(List<JsonNode> arrays) {
    float[] all = new float[6 * arrays.size()];
    for (int i = 0; i < arrays.size(); i++) {
      System.arraycopy(ReferenceFile.floats(arrays.get(i)), 0, all, 6 * i, 6);
    }
    return Arrays.copyOf(all, all.length);
  }
}
