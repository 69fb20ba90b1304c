package dev.ablate.report.results;

import dev.ablate.trial.FlatSettings;
import dev.ablate.trial.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settings grouped by the values of some paths, whatever else they differ in.
 *
 * @param paths axes or settings: {@code optimizer}, {@code optimizer.lr}
 */
record Grouping(List<String> paths) {

  /** One row for each combination of values, in the order in which they first occur. */
  List<Row> rows(List<Setting> settings) {
    Map<String, Set<Outcome>> groups = new LinkedHashMap<>();
    for (Setting setting : settings) {
      for (Outcome outcome : setting.row().outcomes()) {
        String label = label(setting.placement(), outcome);
        groups.computeIfAbsent(label, l -> new LinkedHashSet<>()).add(outcome);
      }
    }
    List<Row> rows = new ArrayList<>();
    groups.forEach((label, outcomes) -> rows.add(new Row(label, List.copyOf(outcomes))));
    return rows;
  }

  private String label(Placement placement, Outcome outcome) {
    Map<String, ?> settings = FlatSettings.values(outcome.trial().settings());
    return paths.stream()
        .map(path -> path + " = " + value(path, settings))
        .collect(Collectors.joining(", "));
  }

  /** A path that a trial does not have is none there. */
  private static String value(String path, Map<String, ?> settings) {
    return Optional.ofNullable(settings.get(path)).map(Object::toString).orElse("none");
  }
}
