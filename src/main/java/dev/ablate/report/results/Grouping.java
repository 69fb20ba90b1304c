package dev.ablate.report.results;

import dev.ablate.catalog.Value;
import dev.ablate.trial.FlatSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Settings grouped by the values of some paths, whatever else they differ in.
 *
 * @param paths axes, settings or names of {@code let}: {@code optimizer}, {@code optimizer.lr}
 */
record Grouping(List<String> paths) {

  /** One row for each combination of values, in the order in which they first occur. */
  List<Row> rows(List<Setting> settings) {
    Map<String, Map<String, Outcome>> groups = new LinkedHashMap<>();
    for (Setting setting : settings) {
      for (Outcome outcome : setting.row().outcomes()) {
        String label = label(setting, outcome);
        groups
            .computeIfAbsent(label, l -> new LinkedHashMap<>())
            .put(outcome.trial().fingerprint(), outcome);
      }
    }
    List<Row> rows = new ArrayList<>();
    groups.forEach((label, outcomes) -> rows.add(new Row(label, List.copyOf(outcomes.values()))));
    return rows;
  }

  private String label(Setting setting, Outcome outcome) {
    Map<String, Value> values =
        new LinkedHashMap<>(FlatSettings.values(outcome.trial().settings()));
    values.putAll(setting.lets());
    return paths.stream()
        .map(path -> path + " = " + value(path, values))
        .collect(Collectors.joining(", "));
  }

  /** A path that a trial does not have is none there. */
  private static String value(String path, Map<String, Value> values) {
    return Optional.ofNullable(values.get(path)).map(Value::toString).orElse("none");
  }
}
