package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.Networks;
import dev.ablate.ReferenceFile;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every loss has PyTorch's value and gradient, alone and beside other trials. */
class LossReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.read("losses.json");

  @TestFactory
  Stream<DynamicTest> alone() {
    return FILE.due().map(c -> test(c, List.of(1f)));
  }

  @TestFactory
  Stream<DynamicTest> besideOthers() {
    return FILE.due().map(c -> test(c, List.of(-0.5f, 1f, 3f)));
  }

  private static DynamicTest test(JsonNode reference, List<Float> factors) {
    return DynamicTest.dynamicTest(
        reference.get("spec").asText(), () -> compare(reference, factors));
  }

  /** Rows are the case's inputs times a factor; the row whose factor is 1 is compared. */
  private static void compare(JsonNode reference, List<Float> factors) {
    int outputs = ReferenceFile.shape(reference.get("input")).size(1);
    Network network = Networks.layer("Linear(" + outputs + ")", Shape.of(1));
    Settings settings =
        Trials.settings(
            "loss", reference.get("spec").asText(), "optimizer", "SGD()", "batch_size", "1");
    int row = factors.indexOf(1f);
    try (Probe probe = new Probe(Design.of(network, List.of(settings), false, false))) {
      NDArray constants =
          probe.constants(
              Collections.nCopies(factors.size(), Program.constants(settings, network)));
      NDList result =
          probe.call(
              "probe_loss",
              List.of(inputs(probe, reference, factors), targets(probe, reference), constants));
      FILE.compare("loss", result.get(0).getFloat(row), reference.get("loss").asDouble());
      FILE.compare(
          "gradient", result.get(1).get(row).toFloatArray(), reference.get("input_gradient"));
    }
  }

  private static NDArray inputs(Probe probe, JsonNode reference, List<Float> factors) {
    float[] values = ReferenceFile.floats(reference.get("input"));
    float[] all = new float[factors.size() * values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = factors.get(i / values.length) * values[i % values.length];
    }
    Shape shape = ReferenceFile.shape(reference.get("input"));
    return probe.tensor(all, factors.size(), shape.size(0), shape.size(1));
  }

  private static NDArray targets(Probe probe, JsonNode reference) {
    JsonNode target = reference.get("target");
    Shape shape = ReferenceFile.shape(target);
    float[] values = ReferenceFile.floats(target);
    if (shape.rank() > 1) {
      return probe.tensor(values, 1, shape.size(0), shape.size(1));
    }
    long[] classes = new long[values.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (long) values[i];
    }
    return probe.tensor(classes, 1, classes.length);
  }
}
