package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Losses;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The gradients of every loss by the outputs are what central differences in double precision give:
 * alone and in an array of three that differ in what may differ.
 */
class LossGradientTest {
  private static final int OUTPUTS = 3;

  /** Rows of pairs and of triplets alike. */
  private static final int BATCH = 6;

  private static final double[] LABELS = {1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 0, 1};
  private static final Network NETWORK = Networks.layer("Linear(" + OUTPUTS + ")", Shape.of(1));

  private static final List<Case> CASES =
      List.of(
          of(
              "CrossEntropyLoss(%s)",
              "label_smoothing = 0.2",
              "weight = [1, 2, 0.5]",
              "weight = [1, 0, 3], label_smoothing = 0.7"),
          of("FocalLoss(%s)", "", "gamma = 0.5, alpha = [1, 0.2, 3]", "gamma = 0"),
          of("MultiMarginLoss(%s)", "", "margin = 0.3", "weight = [1, 2, 0.5]"),
          of("MultiMarginLoss(p = 2, %s)", "margin = 1", "margin = 0.3", "weight = [1, 2, 4]"),
          of("BCEWithLogitsLoss(%s)", "", "pos_weight = 3", "[3, 1, 0], [1, 0, 2]"),
          new Case(
              "Csv(train = \"labels.csv\", target = [\"a\", \"b\", \"c\"])",
              "BCEWithLogitsLoss(%s)",
              List.of("", "weight = 3", "[3, 1, 0], [1, 0, 2]")),
          of("MSELoss(%s)", "", "", ""),
          of("L1Loss(%s)", "", "", ""),
          of("SmoothL1Loss(%s)", "", "beta = 0.2", "beta = 0"),
          of("HuberLoss(%s)", "", "delta = 0.4", "delta = 3"),
          of("ContrastiveLoss(%s)", "", "margin = 3", "margin = 0.5"),
          of("CosineEmbeddingLoss(%s)", "", "margin = 0.5", "margin = -0.5"),
          of("TripletMarginLoss(%s)", "", "margin = 3", "margin = 9"),
          of(
              "TripletMarginLoss(p = 3, swap = true, %s)",
              "margin = 1", "margin = 3", "margin = 9"));

  @Test
  void everyLossOfTheCatalogHasACase() {
    assertThat(CASES).extracting(Case::name).containsAll(Catalog.standard().names(Kind.LOSS));
  }

  @TestFactory
  Stream<DynamicTest> alone() {
    return CASES.stream()
        .flatMap(c -> c.settings().stream())
        .map(loss -> test(loss.loss().toString(), List.of(loss)));
  }

  @TestFactory
  Stream<DynamicTest> besideOthers() {
    return CASES.stream().map(c -> test(c.form(), c.settings()));
  }

  private static DynamicTest test(String name, List<Settings> rows) {
    return DynamicTest.dynamicTest(name, () -> check(rows));
  }

  private static void check(List<Settings> rows) {
    List<double[]> outputs =
        IntStream.range(0, rows.size())
            .mapToObj(row -> CentralDifferences.spread(BATCH * OUTPUTS, 2.3, new Random(row)))
            .toList();
    try (Probe probe = new Probe(Design.of(NETWORK, rows, false, false))) {
      double[] all = outputs.stream().flatMapToDouble(Arrays::stream).toArray();
      double[] gradients = run(probe, rows, all).get(1).toDoubleArray();
      for (int row = 0; row < rows.size(); row++) {
        int size = BATCH * OUTPUTS;
        Settings own = rows.get(row);
        CentralDifferences.compare(
            Arrays.copyOfRange(gradients, row * size, (row + 1) * size),
            outputs.get(row),
            points ->
                run(probe, Collections.nCopies(points.length / size, own), points)
                    .get(0)
                    .toDoubleArray());
      }
    }
  }

  /** Losses and their gradients, of a row of outputs for each of the settings. */
  private static NDList run(Probe probe, List<Settings> rows, double[] outputs) {
    double[] constants =
        rows.stream()
            .flatMap(row -> Program.constants(row, NETWORK).stream())
            .mapToDouble(c -> c)
            .toArray();
    return probe.call(
        "probe_loss",
        List.of(
            probe.tensor(outputs, rows.size(), BATCH, OUTPUTS),
            targets(probe, rows.get(0)),
            probe.tensor(constants, rows.size(), constants.length / rows.size())));
  }

  private static NDArray targets(Probe probe, Settings settings) {
    return switch (Losses.task(settings.loss(), settings.data())) {
      case NUMBERS ->
          probe.tensor(
              CentralDifferences.spread(BATCH * OUTPUTS, 1.9, new Random(9)), 1, BATCH, OUTPUTS);
      case LABELS -> probe.tensor(LABELS, 1, BATCH, OUTPUTS);
      case CLASSES, PAIRS, TRIPLETS -> probe.tensor(new long[] {0, 2, 1, 0, 1, 1}, 1, BATCH);
    };
  }

  /**
   * A loss with what may differ between three trials.
   *
   * @param data what it is trained on
   */
  private record Case(String data, String form, List<String> arguments) {
    String name() {
      return form.substring(0, form.indexOf('('));
    }

    List<Settings> settings() {
      return arguments.stream()
          .map(
              given ->
                  Trials.settings(
                      "data",
                      data,
                      "loss",
                      form.formatted(given),
                      "optimizer",
                      "SGD()",
                      "batch_size",
                      "1"))
          .toList();
    }
  }

  private static Case of(String form, String... arguments) {
    return new Case("Shapes()", form, List.of(arguments));
  }
}
