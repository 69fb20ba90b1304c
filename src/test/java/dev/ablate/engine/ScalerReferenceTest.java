package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.Networks;
import dev.ablate.ReferenceFile;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.program.optimizer.UpdateRule;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Updates under a loss scale are those of PyTorch's GradScaler, alone and beside other trials. */
class ScalerReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.more("scaler.json");
  private static final Network SIX = Networks.chain(Shape.of(3), "Linear(2, bias = false)");
  private static final int WEIGHTS = 6;
  private static final int STEPS = 12;
  private static final float FIRST_SCALE = 65536;

  /** A case as a row of an array. */
  private record Case(JsonNode reference, Row row) {
    static Case of(JsonNode reference) {
      var settings =
          Trials.settings(
              "optimizer",
              reference.get("spec").asText(),
              "schedule",
              reference.path("schedule").asText("none"),
              "precision",
              "\"fp16\"",
              "batch_size",
              "1");
      var data = Networks.classified(Shape.of(3), 2, STEPS, 0, 0);
      return new Case(reference, new Row(Trials.trial(SIX, data, settings)));
    }

    float[] gradient(int step) {
      float[] gradient = ReferenceFile.floats(reference.get("gradients").get(step));
      if (ReferenceFile.list(reference.get("overflows")).stream()
          .anyMatch(overflow -> overflow.asInt() == step)) {
        gradient[0] = Float.POSITIVE_INFINITY;
      }
      return gradient;
    }
  }

  @TestFactory
  Stream<DynamicTest> alone() {
    return FILE.cases().stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.get("spec").asText() + c.path("schedule").asText(),
                    () -> compare(List.of(Case.of(c)))));
  }

  @Test
  void allInOneArray() {
    List<Case> cases = FILE.cases().stream().map(Case::of).toList();
    List<UpdateRule> rules = cases.stream().map(c -> c.row().rule()).distinct().toList();
    compare(
        cases.stream().sorted(Comparator.comparing(c -> rules.indexOf(c.row().rule()))).toList());
  }

  private static void compare(List<Case> cases) {
    List<Row> rows = cases.stream().map(Case::row).toList();
    Program program =
        Program.of(Design.of(SIX, rows.stream().map(Row::settings).toList(), false, false));
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

  private static NDList updates(Probe probe, Program program, List<Case> cases) {
    List<Row> rows = cases.stream().map(Case::row).toList();
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

  private static NDList state(Probe probe, Program program, List<Case> cases) {
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
    state.addAll(probe.optimizer(program, cases.stream().map(Case::row).toList()));
    state.add(probe.tensor(good, trials, 1));
    state.add(probe.tensor(new float[trials], trials, 1));
    return state;
  }

  private static float[] gradients(List<Case> cases) {
    float[] all = new float[STEPS * cases.size() * WEIGHTS];
    for (int i = 0; i < STEPS * cases.size(); i++) {
      put(cases.get(i % cases.size()).gradient(i / cases.size()), all, i);
    }
    return all;
  }

  private static void put(float[] six, float[] all, int at) {
    System.arraycopy(six, 0, all, at * WEIGHTS, WEIGHTS);
  }
}
