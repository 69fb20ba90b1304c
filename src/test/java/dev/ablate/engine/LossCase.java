package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.ReferenceFile;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Settings;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case of losses.json; what it has of several views lies one behind the other. */
record LossCase(JsonNode numbers) {
  private static final List<List<String>> FORMS =
      List.of(List.of("input"), List.of("x1", "x2"), List.of("anchor", "positive", "negative"));

  String spec() {
    return numbers.get("spec").asText();
  }

  Settings settings() {
    return Trials.settings("loss", spec(), "optimizer", "SGD()", "batch_size", "1");
  }

  /** What must be equal in an array. */
  String common() {
    String parameters =
        Stream.of("p", "eps", "swap")
            .map(name -> " " + settings().loss().find(name))
            .collect(Collectors.joining());
    return settings().loss().name() + parameters + input() + targetShape();
  }

  private List<String> views() {
    return FORMS.stream().filter(names -> numbers.has(names.get(0))).findFirst().orElseThrow();
  }

  /** The shape of what the loss sees: [rows, numbers]. */
  Shape input() {
    Shape view = ReferenceFile.shape(numbers.get(views().get(0)));
    return Shape.of(views().size() * view.size(0), view.size(1));
  }

  float[] inputs() {
    return joined(numbers);
  }

  double loss() {
    return numbers.get("loss").asDouble();
  }

  boolean hasGradient() {
    return numbers.has("input_gradient") || numbers.has("gradients");
  }

  float[] gradient() {
    return numbers.has("gradients")
        ? joined(numbers.get("gradients"))
        : ReferenceFile.floats(numbers.get("input_gradient"));
  }

  private float[] joined(JsonNode parts) {
    FloatBuffer all = FloatBuffer.allocate((int) input().count());
    views().forEach(view -> all.put(ReferenceFile.floats(parts.get(view))));
    return all.array();
  }

  private Shape targetShape() {
    return views().size() == 1
        ? ReferenceFile.shape(numbers.get("target"))
        : Shape.of(input().size(0));
  }

  /** The targets of cases of one shape, a row each. */
  static NDArray targets(Probe probe, List<LossCase> rows) {
    Shape shape = rows.get(0).targetShape();
    FloatBuffer all = FloatBuffer.allocate(rows.size() * (int) shape.count());
    rows.forEach(row -> all.put(row.target()));
    if (shape.rank() > 1) {
      return probe.tensor(all.array(), rows.size(), shape.size(0), shape.size(1));
    }
    long[] classes = new long[all.capacity()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (long) all.get(i);
    }
    return probe.tensor(classes, rows.size(), shape.size(0));
  }

  /** As the file has it; of pairs classes that are equal where it has 1, and none of triplets. */
  private float[] target() {
    float[] all = new float[(int) targetShape().count()];
    if (numbers.has("target")) {
      float[] written = ReferenceFile.floats(numbers.get("target"));
      System.arraycopy(written, 0, all, all.length - written.length, written.length);
    }
    if (views().size() == 2) {
      Arrays.fill(all, 0, all.length / 2, 1);
    }
    return all;
  }
}
