package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.Networks;
import dev.ablate.ReferenceFile;
import dev.ablate.Trials;
import dev.ablate.catalog.Metrics;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.metric.Scores;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every metric is scikit-learn's, summed over batches, alone and beside other trials. */
class MetricReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.more("metrics.json");
  private static final int BATCH = 16;

  @Test
  void everyMetricHasACase() {
    assertThat(FILE.cases()).flatExtracting(c -> measured(c).keySet()).containsAll(Metrics.names());
  }

  @TestFactory
  Stream<DynamicTest> alone() {
    return FILE.cases().stream().map(c -> test(c, List.of(1f)));
  }

  @TestFactory
  Stream<DynamicTest> besideOthers() {
    return FILE.cases().stream().map(c -> test(c, List.of(-0.5f, 1f, 0.25f)));
  }

  @TestFactory
  Stream<DynamicTest> oneMetricAfterTheOther() {
    return FILE.cases().stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.get("spec").asText(),
                    () ->
                        measured(c)
                            .forEach(
                                (name, value) -> compare(c, List.of(1f), Map.of(name, value)))));
  }

  private static DynamicTest test(JsonNode reference, List<Float> factors) {
    String name = reference.get("spec").asText();
    return DynamicTest.dynamicTest(name, () -> compare(reference, factors, measured(reference)));
  }

  private static Map<String, Double> measured(JsonNode reference) {
    return StreamSupport.stream(reference.get("metrics").properties().spliterator(), false)
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asDouble()));
  }

  /** Rows are the case's outputs times a factor; the row whose factor is 1 is compared. */
  private static void compare(
      JsonNode reference, List<Float> factors, Map<String, Double> measured) {
    Shape shape = ReferenceFile.shape(reference.get("input"));
    Network network = Networks.layer("Linear(" + shape.size(1) + ")", Shape.of(1));
    Design design = Design.of(network, List.of(settings(reference, measured)), false, false);
    Scores scores = design.scores();
    Totals totals = new Totals(factors.size(), scores.columns());
    try (Probe probe = new Probe(design)) {
      for (int start = 0; start < shape.size(0); start += BATCH) {
        int rows = Math.min(BATCH, shape.size(0) - start);
        NDArray outputs = outputs(probe, reference, factors, start, rows);
        NDArray targets = targets(probe, reference, start, rows);
        double[] sums = probe.call("score", List.of(outputs, targets)).get(0).toDoubleArray();
        totals.add(new float[factors.size()], sums, rows);
      }
    }
    int row = factors.indexOf(1f);
    measured.forEach(
        (name, value) ->
            FILE.compare(name, scores.value(name, totals.sums(row), totals.examples()), value));
  }

  private static Settings settings(JsonNode reference, Map<String, Double> measured) {
    String loss = reference.get("spec").asText();
    String labels = "Csv(train = \"train.csv\", target = [\"a\", \"b\"])";
    return Trials.settings(
        "data",
        loss.startsWith("BCE") ? labels : "Shapes()",
        "loss",
        loss,
        "optimizer",
        "SGD()",
        "batch_size",
        "1",
        "metrics",
        measured.keySet().stream().map(name -> '"' + name + '"').toList().toString());
  }

  private static NDArray outputs(
      Probe probe, JsonNode reference, List<Float> factors, int start, int rows) {
    float[] values = ReferenceFile.floats(reference.get("input"));
    int width = ReferenceFile.shape(reference.get("input")).size(1);
    float[] all = new float[factors.size() * rows * width];
    for (int i = 0; i < all.length; i++) {
      all[i] = factors.get(i / (rows * width)) * values[start * width + i % (rows * width)];
    }
    return probe.tensor(all, factors.size(), rows, width);
  }

  private static NDArray targets(Probe probe, JsonNode reference, int start, int rows) {
    float[] values = ReferenceFile.floats(reference.get("target"));
    Shape shape = ReferenceFile.shape(reference.get("target"));
    if (shape.rank() == 1) {
      long[] classes = new long[rows];
      for (int i = 0; i < rows; i++) {
        classes[i] = (long) values[start + i];
      }
      return probe.tensor(classes, 1, rows);
    }
    float[] numbers = new float[rows * shape.size(1)];
    System.arraycopy(values, start * shape.size(1), numbers, 0, numbers.length);
    return probe.tensor(numbers, 1, rows, shape.size(1));
  }
}
