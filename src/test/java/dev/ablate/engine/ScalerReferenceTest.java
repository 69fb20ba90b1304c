package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.ReferenceFile;
import dev.ablate.program.Program;
import dev.ablate.program.optimizer.UpdateRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Updates under a loss scale are those of PyTorch's GradScaler, alone and beside other trials. */
class ScalerReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.more("scaler.json");
  private static final int WEIGHTS = 6;
  private static final int STEPS = 12;
  private static final float FIRST_SCALE = 65536;

  @TestFactory
  Stream<DynamicTest> alone() {
    return OptimizerCase.alone(cases(), ScalerReferenceTest::compare);
  }

  @Test
  void allInOneArray() {
    compare(OptimizerCase.byRule(cases().toList()));
  }

  private static Stream<OptimizerCase> cases() {
    return FILE.cases().stream().map(c -> OptimizerCase.of(c, "fp16"));
  }

  private static void compare(List<OptimizerCase> cases) {
    List<Row> rows = cases.stream().map(OptimizerCase::row).toList();
    Program program = OptimizerCase.program(rows);
    try (Probe probe = new Probe(program.design())) {
      NDList result = updates(probe, program, cases);
      for (int step = 0; step < STEPS; step++) {
        for (int i = 0; i < cases.size(); i++) {
          JsonNode reference = cases.get(i).reference();
          String what = reference.get("spec").asText() + " after " + (step + 1);
          float[] weights = result.get(0).get(step, i).toFloatArray();
          FILE.compare(what, weights, reference.get("after").get(step));
          float scale = result.get(1).getFloat(step, i, 0);
          FILE.compare("scale of " + what, scale, reference.get("scales").get(step).asDouble());
        }
      }
    }
  }

  private static NDList updates(Probe probe, Program program, List<OptimizerCase> cases) {
    List<Row> rows = cases.stream().map(OptimizerCase::row).toList();
    int width = UpdateRule.COEFFICIENTS;
    float[] factors =
        new Chunk(List.of(), 0, STEPS, 1).coefficients(rows, 0, width, new float[rows.size()]);
    NDArray none = probe.tensor(new float[rows.size()], rows.size(), 1);
    return probe.call(
        "probe_scaled_updates",
        List.of(
            probe.tensor(gradients(cases), STEPS, rows.size(), WEIGHTS),
            none,
            probe.tensor(factors, STEPS, STEPS, rows.size(), width),
            probe.counts(rows, program),
            none.duplicate()),
        state(probe, program, cases));
  }

  private static NDList state(Probe probe, Program program, List<OptimizerCase> cases) {
    int trials = cases.size();
    float[] weights = new float[WEIGHTS * trials];
    float[] good = new float[trials];
    float[] scales = new float[trials];
    for (int i = 0; i < trials; i++) {
      JsonNode reference = cases.get(i).reference();
      put(ReferenceFile.floats(reference.get("weights")), weights, i);
      good[i] = reference.get("good").asInt();
      scales[i] = FIRST_SCALE;
    }
    NDList state = new NDList(probe.tensor(weights, trials, WEIGHTS));
    state.add(probe.tensor(scales, trials, 1));
    state.addAll(probe.optimizer(program, cases.stream().map(OptimizerCase::row).toList()));
    state.add(probe.tensor(good, trials, 1));
    state.add(probe.tensor(new float[trials], trials, 1));
    return state;
  }

  private static float[] gradients(List<OptimizerCase> cases) {
    float[] all = new float[STEPS * cases.size() * WEIGHTS];
    for (int i = 0; i < STEPS * cases.size(); i++) {
      put(gradient(cases.get(i % cases.size()).reference(), i / cases.size()), all, i);
    }
    return all;
  }

  private static void put(float[] six, float[] all, int at) {
    System.arraycopy(six, 0, all, at * WEIGHTS, WEIGHTS);
  }

  private static float[] gradient(JsonNode reference, int step) {
    float[] gradient = ReferenceFile.floats(reference.get("gradients").get(step));
    if (ReferenceFile.list(reference.get("overflows")).stream()
        .anyMatch(overflow -> overflow.asInt() == step)) {
      gradient[0] = Float.POSITIVE_INFINITY;
    }
    return gradient;
  }
}
