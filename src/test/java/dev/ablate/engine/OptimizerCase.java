package dev.ablate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.Networks;
import dev.ablate.ReferenceFile;
import dev.ablate.Trials;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.program.optimizer.UpdateRule;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Updates of a few weights as PyTorch made them, as a row of an array. */
record OptimizerCase(JsonNode reference, Row row) {
  private static final int ROWS = 12;

  static OptimizerCase of(JsonNode reference, String precision) {
    Settings settings =
        Trials.settings(
            "optimizer",
            reference.get("spec").asText(),
            "schedule",
            reference.path("schedule").asText("none"),
            "precision",
            '"' + precision + '"',
            "batch_size",
            "1");
    Network network = network(ReferenceFile.floats(reference.get("weights")).length, 1);
    DataInfo data = Networks.classified(network.input(), 1, ROWS, 0, 0);
    return new OptimizerCase(reference, new Row(Trials.trial(network, data, settings)));
  }

  String optimizer() {
    return reference.get("spec").asText();
  }

  /** How many weights. */
  int size() {
    return (int) row.trial().network().parameters();
  }

  /** How many updates. */
  int steps() {
    return reference.get("gradients").size();
  }

  /** What must be equal in an array. */
  List<Integer> common() {
    return List.of(size(), steps());
  }

  private static Network network(int size, int copies) {
    return Networks.layer("Linear(1, bias = false)", Shape.of(size * copies));
  }

  /** A test of each case as the only row. */
  static Stream<DynamicTest> alone(
      Stream<OptimizerCase> cases, Consumer<List<OptimizerCase>> compare) {
    return cases.map(
        c ->
            DynamicTest.dynamicTest(
                c.optimizer() + c.reference.path("schedule").asText(),
                () -> compare.accept(List.of(c))));
  }

  /** All cases in the order of their rules, as an array has them. */
  static List<OptimizerCase> byRule(List<OptimizerCase> cases) {
    List<UpdateRule> rules = cases.stream().map(c -> c.row.rule()).distinct().toList();
    return cases.stream().sorted(Comparator.comparing(c -> rules.indexOf(c.row.rule()))).toList();
  }

  /** The program that updates these rows. */
  static Program program(List<Row> rows) {
    return program(rows, 1);
  }

  /** The program that updates these rows on a CPU, their weights several times over. */
  static Program program(List<Row> rows, int copies) {
    int size = (int) rows.get(0).trial().network().parameters();
    Network network = network(size, copies);
    return Program.of(Design.of(network, rows.stream().map(Row::settings).toList(), false, true));
  }
}
