package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.Networks;
import dev.ablate.ReferenceFile;
import dev.ablate.Trials;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every loss has PyTorch's value and gradient, alone and beside other trials. */
class LossReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.read("losses.json");
  private static final ReferenceFile MORE = ReferenceFile.more("losses.json");

  @TestFactory
  Stream<DynamicTest> alone() {
    return cases().map(c -> test(c, List.of(1f)));
  }

  @TestFactory
  Stream<DynamicTest> besideOthers() {
    return cases().map(c -> test(c, List.of(-0.5f, 1f, 3f)));
  }

  /** Cases that differ in nothing but what may differ by trial, a row each. */
  @TestFactory
  Stream<DynamicTest> withOtherParametersBesideThem() {
    Map<String, List<JsonNode>> arrays =
        cases().collect(Collectors.groupingBy(LossReferenceTest::common, Collectors.toList()));
    return arrays.entrySet().stream()
        .map(array -> DynamicTest.dynamicTest(array.getKey(), () -> compare(array.getValue())));
  }

  private static String common(JsonNode reference) {
    Instance loss = settings(reference).loss();
    return loss.name()
        + loss.find("p").map(p -> " p = " + p).orElse("")
        + ReferenceFile.shape(reference.get("input"))
        + ReferenceFile.shape(reference.get("target"));
  }

  private static Stream<JsonNode> cases() {
    return Stream.of(FILE, MORE).flatMap(ReferenceFile::due);
  }

  private static DynamicTest test(JsonNode reference, List<Float> factors) {
    return DynamicTest.dynamicTest(
        reference.get("spec").asText(), () -> compare(reference, factors));
  }

  /** Rows are the case's inputs times a factor; the row whose factor is 1 is compared. */
  private static void compare(JsonNode reference, List<Float> factors) {
    List<JsonNode> rows = Collections.nCopies(factors.size(), reference);
    compute(rows, factors, result -> compare(reference, result, factors.indexOf(1f)));
  }

  private static void compare(List<JsonNode> rows) {
    compute(
        rows,
        Collections.nCopies(rows.size(), 1f),
        result -> {
          for (int row = 0; row < rows.size(); row++) {
            compare(rows.get(row), result, row);
          }
        });
  }

  private static void compare(JsonNode reference, NDList result, int row) {
    FILE.compare("loss", result.get(0).getFloat(row), reference.get("loss").asDouble());
    FILE.compare(
        "gradient", result.get(1).get(row).toFloatArray(), reference.get("input_gradient"));
  }

  private static void compute(List<JsonNode> rows, List<Float> factors, Consumer<NDList> use) {
    int outputs = ReferenceFile.shape(rows.get(0).get("input")).size(1);
    Network network = Networks.layer("Linear(" + outputs + ")", Shape.of(1));
    List<Settings> settings = rows.stream().map(LossReferenceTest::settings).toList();
    try (Probe probe = new Probe(Design.of(network, settings, false, false))) {
      NDArray constants =
          probe.constants(settings.stream().map(s -> Program.constants(s, network)).toList());
      use.accept(
          probe.call(
              "probe_loss",
              List.of(inputs(probe, rows, factors), targets(probe, rows), constants)));
    }
  }

  private static Settings settings(JsonNode reference) {
    String loss = reference.get("spec").asText();
    return Trials.settings("loss", loss, "optimizer", "SGD()", "batch_size", "1");
  }

  private static NDArray inputs(Probe probe, List<JsonNode> rows, List<Float> factors) {
    float[] all = floats(rows, "input");
    int size = all.length / rows.size();
    for (int i = 0; i < all.length; i++) {
      all[i] *= factors.get(i / size);
    }
    Shape shape = ReferenceFile.shape(rows.get(0).get("input"));
    return probe.tensor(all, rows.size(), shape.size(0), shape.size(1));
  }

  private static NDArray targets(Probe probe, List<JsonNode> rows) {
    Shape shape = ReferenceFile.shape(rows.get(0).get("target"));
    float[] values = floats(rows, "target");
    if (shape.rank() > 1) {
      return probe.tensor(values, rows.size(), shape.size(0), shape.size(1));
    }
    long[] classes = new long[values.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (long) values[i];
    }
    return probe.tensor(classes, rows.size(), shape.size(0));
  }

  private static float[] floats(List<JsonNode> rows, String name) {
    FloatBuffer all =
        FloatBuffer.allocate(
            rows.size() * (int) ReferenceFile.shape(rows.get(0).get(name)).count());
    rows.forEach(row -> all.put(ReferenceFile.floats(row.get(name))));
    return all.array();
  }
}
