package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.Networks;
import dev.ablate.ReferenceFile;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Gradients are clipped as by PyTorch, each trial by its own bounds. */
class ClippingReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.read("clipping.json");
  private static final ReferenceFile MORE = ReferenceFile.more("clipping.json");
  private static final Network NETWORK = Networks.layer("Linear(1)", Shape.of(1));
  private static final Pattern SETTING = Pattern.compile("(\\w+)\\s*=\\s*([^\\s,]+)");

  @TestFactory
  Stream<DynamicTest> alone() {
    return cases()
        .map(c -> DynamicTest.dynamicTest(c.get("spec").asText(), () -> compare(List.of(c))));
  }

  /** Cases of as many gradients, a row each. */
  @TestFactory
  Stream<DynamicTest> inArrays() {
    Map<Integer, List<JsonNode>> arrays =
        cases().collect(Collectors.groupingBy(c -> joined(c.get("gradients")).length));
    return arrays.entrySet().stream()
        .map(
            array ->
                DynamicTest.dynamicTest(
                    array.getKey() + " gradients", () -> compare(array.getValue())));
  }

  @Test
  void aTrialWithoutClippingKeepsItsGradientsBesideOneThatClips() {
    Settings free = Trials.settings("optimizer", "SGD()", "batch_size", "1");
    Settings clips =
        Trials.settings("optimizer", "SGD()", "batch_size", "1", "clip_grad_norm", "1.0");
    float[] clipped = clip(List.of(free, clips), new float[] {30, 40, 30, 40});
    assertThat(clipped).startsWith(30, 40);
    FILE.compare("clipped", clipped[2], 0.6);
    FILE.compare("clipped", clipped[3], 0.8);
  }

  @Test
  void singleGradientsAreClippedBeforeTheirNorm() {
    Settings both =
        Trials.settings(
            "optimizer", "SGD()", "batch_size", "1", "clip_grad_value", "4", "clip_grad_norm", "1");
    float[] clipped = clip(List.of(both), new float[] {-3, 400});
    FILE.compare("clipped", clipped[0], -0.6);
    FILE.compare("clipped", clipped[1], 0.8);
  }

  private static Stream<JsonNode> cases() {
    return Stream.of(FILE, MORE).flatMap(file -> file.cases().stream());
  }

  private static void compare(List<JsonNode> cases) {
    List<Settings> settings = cases.stream().map(ClippingReferenceTest::settings).toList();
    List<float[]> gradients = cases.stream().map(c -> joined(c.get("gradients"))).toList();
    float[] clipped = clip(settings, concatenated(gradients));
    int width = clipped.length / cases.size();
    for (int i = 0; i < cases.size(); i++) {
      float[] expected = joined(cases.get(i).get("clipped"));
      for (int j = 0; j < width; j++) {
        FILE.compare("clipped", clipped[i * width + j], expected[j]);
      }
    }
  }

  private static float[] clip(List<Settings> settings, float[] gradients) {
    int rows = settings.size();
    try (Probe probe = new Probe(Design.of(NETWORK, settings, false, false))) {
      List<List<Double>> constants =
          settings.stream().map(s -> Program.constants(s, NETWORK)).toList();
      NDArray g = probe.tensor(gradients, rows, gradients.length / rows);
      return probe.call("clip", List.of(g, probe.constants(constants))).get(0).toFloatArray();
    }
  }

  private static Settings settings(JsonNode reference) {
    Stream<String> clipping =
        SETTING
            .matcher(reference.get("spec").asText())
            .results()
            .flatMap(setting -> Stream.of(setting.group(1), setting.group(2)));
    return Trials.settings(
        Stream.concat(Stream.of("optimizer", "SGD()", "batch_size", "1"), clipping)
            .toArray(String[]::new));
  }

  private static float[] joined(JsonNode arrays) {
    return concatenated(ReferenceFile.list(arrays).stream().map(ReferenceFile::floats).toList());
  }

  private static float[] concatenated(List<float[]> arrays) {
    float[] all = new float[arrays.stream().mapToInt(a -> a.length).sum()];
    int next = 0;
    for (float[] array : arrays) {
      System.arraycopy(array, 0, all, next, array.length);
      next += array.length;
    }
    return all;
  }
}
