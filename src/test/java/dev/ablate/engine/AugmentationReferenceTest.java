package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.ReferenceFile;
import dev.ablate.catalog.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Augmentations do to images what torchvision's transforms do. */
class AugmentationReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.more("augmentations.json");

  /** Enough to see every outcome of a case, of which there are at most 24. */
  private static final int DRAWS = 400;

  @TestFactory
  Stream<DynamicTest> everyResultIsPossibleAndNoOther() {
    return FILE.cases().stream()
        .map(
            reference ->
                DynamicTest.dynamicTest(reference.get("spec").asText(), () -> compare(reference)));
  }

  private static void compare(JsonNode reference) {
    Shape image = ReferenceFile.shape(reference.get("image"));
    float[] pixels = ReferenceFile.floats(reference.get("image"));
    List<float[]> outputs =
        ReferenceFile.list(reference.get("outputs")).stream().map(ReferenceFile::floats).toList();
    String list = "[" + reference.get("spec").asText() + "]";
    try (Augmented augmented = new Augmented(list, "Flatten Linear(classes)", image)) {
      float[][] draws = draws(reference, augmented, outputs.size());
      float[] changed = augmented.apply(repeated(pixels, draws.length), draws);
      Set<Integer> seen = new HashSet<>();
      for (int i = 0; i < draws.length; i++) {
        float[] one = Arrays.copyOfRange(changed, i * pixels.length, (i + 1) * pixels.length);
        seen.add(nearest(one, outputs));
      }
      assertThat(seen).hasSameSizeAs(outputs);
    }
  }

  private static float[][] draws(JsonNode reference, Augmented augmented, int outputs) {
    return reference.has("draw")
        ? new float[][] {ReferenceFile.floats(reference.get("draw"))}
        : augmented.draws(1, outputs == 1 ? 2 : DRAWS).toArray(float[][]::new);
  }

  private static float[] repeated(float[] pixels, int times) {
    float[] all = new float[pixels.length * times];
    for (int i = 0; i < all.length; i++) {
      all[i] = pixels[i % pixels.length];
    }
    return all;
  }

  /** The output that an image is, within the file's tolerance. */
  private static int nearest(float[] image, List<float[]> outputs) {
    List<Double> distances = outputs.stream().map(output -> distance(image, output)).toList();
    int best =
        IntStream.range(0, outputs.size())
            .reduce((a, b) -> distances.get(a) <= distances.get(b) ? a : b)
            .orElseThrow();
    FILE.compare("image", image, outputs.get(best));
    return best;
  }

  private static double distance(float[] one, float[] other) {
    double most = 0;
    for (int i = 0; i < one.length; i++) {
      most = Math.max(most, Math.abs(one[i] - other[i]));
    }
    return most;
  }
}
