package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.ablate.Networks;
import dev.ablate.ReferenceFile;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
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
    Map<String, List<LossCase>> arrays =
        cases().collect(Collectors.groupingBy(LossCase::common, Collectors.toList()));
    return arrays.entrySet().stream()
        .map(array -> DynamicTest.dynamicTest(array.getKey(), () -> compare(array.getValue())));
  }

  private static Stream<LossCase> cases() {
    return Stream.of(FILE, MORE).flatMap(file -> file.cases().stream()).map(LossCase::new);
  }

  private static DynamicTest test(LossCase reference, List<Float> factors) {
    return DynamicTest.dynamicTest(reference.spec(), () -> compare(reference, factors));
  }

  /** Rows are the case's inputs times a factor; the row whose factor is 1 is compared. */
  private static void compare(LossCase reference, List<Float> factors) {
    List<LossCase> rows = Collections.nCopies(factors.size(), reference);
    compute(rows, factors, result -> compare(reference, result, factors.indexOf(1f)));
  }

  private static void compare(List<LossCase> rows) {
    compute(
        rows,
        Collections.nCopies(rows.size(), 1f),
        result -> {
          for (int row = 0; row < rows.size(); row++) {
            compare(rows.get(row), result, row);
          }
        });
  }

  private static void compare(LossCase reference, NDList result, int row) {
    FILE.compare("loss", result.get(0).getFloat(row), reference.loss());
    if (reference.hasGradient()) {
      FILE.compare("gradient", result.get(1).get(row).toFloatArray(), reference.gradient());
    }
  }

  private static void compute(List<LossCase> rows, List<Float> factors, Consumer<NDList> use) {
    int outputs = rows.get(0).input().size(1);
    Network network = Networks.layer("Linear(" + outputs + ")", Shape.of(1));
    List<Settings> settings = rows.stream().map(LossCase::settings).toList();
    try (Probe probe = new Probe(Design.of(network, settings, false, false))) {
      NDArray constants =
          probe.constants(settings.stream().map(s -> Program.constants(s, network)).toList());
      use.accept(
          probe.call(
              "probe_loss",
              List.of(inputs(probe, rows, factors), LossCase.targets(probe, rows), constants)));
    }
  }

  private static NDArray inputs(Probe probe, List<LossCase> rows, List<Float> factors) {
    Shape shape = rows.get(0).input();
    int size = (int) shape.count();
    float[] all = new float[rows.size() * size];
    for (int i = 0; i < all.length; i++) {
      all[i] = factors.get(i / size) * rows.get(i / size).inputs()[i % size];
    }
    return probe.tensor(all, rows.size(), shape.size(0), shape.size(1));
  }
}
