package dev.ablate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.Networks;
import dev.ablate.Trials;
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

/** Updates of six weights as PyTorch made them, as a row of an array. */
record OptimizerCase(JsonNode reference, Row row) {
  static final Network SIX = Networks.layer("Linear(2, bias = false)", Shape.of(3));
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
    return new OptimizerCase(
        reference,
        new Row(Trials.trial(SIX, Networks.classified(Shape.of(3), 2, ROWS, 0, 0), settings)));
  }

  String optimizer() {
    return reference.get("spec").asText();
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
    return program(rows, SIX);
  }

  /** The program that updates these rows on a CPU, the weights of some network. */
  static Program program(List<Row> rows, Network network) {
    return Program.of(Design.of(network, rows.stream().map(Row::settings).toList(), false, true));
  }
}
