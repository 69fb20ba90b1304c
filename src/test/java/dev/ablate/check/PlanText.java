package dev.ablate.check;

import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.trial.FlatSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An experiment's plan as text, to be compared with a file. */
final class PlanText {
  private PlanText() {}

  static String of(Experiment experiment) {
    List<String> lines = new ArrayList<>();
    lines.add("experiment " + experiment.title());
    lines.add("product " + experiment.product() + ", removed " + experiment.removedByWhere());
    lines.add("varied " + String.join(", ", experiment.varied()));
    lines.add("variants " + String.join(", ", experiment.variants()));
    lines.add("baseline " + experiment.baseline().orElse("-"));
    experiment.tables().forEach(table -> lines.add("table " + table));
    Map<String, Object> before = Map.of();
    for (Cell cell : experiment.cells()) {
      lines.add("");
      lines.add(cell.variant() + " | " + texts(cell));
      Map<String, Object> now = new LinkedHashMap<>(FlatSettings.values(cell.settings()));
      for (Map.Entry<String, Object> setting : now.entrySet()) {
        if (!setting.getValue().equals(before.get(setting.getKey()))) {
          lines.add("  " + setting.getKey() + " = " + setting.getValue());
        }
      }
      before = now;
    }
    return String.join("\n", lines) + "\n";
  }

  private static String texts(Cell cell) {
    return Stream.concat(
            cell.axes().entrySet().stream()
                .map(axis -> axis.getKey() + " = " + axis.getValue().shortText()),
            cell.leftOutOf().stream().sorted().map(table -> "not in " + table))
        .reduce("seed " + cell.settings().seed(), (a, b) -> a + " | " + b);
  }
}
