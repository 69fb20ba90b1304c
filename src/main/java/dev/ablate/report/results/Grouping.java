package dev.ablate.report.results;

import dev.ablate.catalog.Value;
import dev.ablate.trial.FlatSettings;
import dev.ablate.trial.Placement;
import dev.ablate.trial.RowLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which trials stand in a row together: those whose key is equal, whatever else they differ in. */
interface Grouping {

  /** What the trials of a row have in common, the row's name. */
  Placement key(Setting setting, Outcome outcome);

  /**
   * By the values of some paths.
   *
   * @param paths axes, settings or names of {@code let}: {@code optimizer}, {@code optimizer.lr}
   */
  static Grouping by(List<String> paths) {
    return (setting, outcome) -> {
      Map<String, Value> values = new LinkedHashMap<>();
      paths.forEach(path -> values.put(path, value(path, setting, outcome)));
      return new Placement("", values);
    };
  }

  /** By variant and axes, some axes left out. */
  static Grouping without(Set<String> axes) {
    return (setting, outcome) -> {
      Map<String, Value> values = new LinkedHashMap<>(setting.placement().axes());
      values.keySet().removeAll(axes);
      return new Placement(setting.placement().variant(), values);
    };
  }

  /** What a trial has at a path, components by their names; none where it has no such path. */
  static Value value(String path, Setting setting, Outcome outcome) {
    return Optional.ofNullable(setting.lets().get(path))
        .map(Axis::named)
        .or(() -> Optional.ofNullable(FlatSettings.values(outcome.trial().settings()).get(path)))
        .orElse(Value.NONE);
  }

  /**
   * One row for each key, in the order in which they first occur; a baseline where all of its
   * trials stand in baselines.
   */
  default List<Setting> rows(List<Setting> settings) {
    Map<Placement, Map<String, Outcome>> trials = new LinkedHashMap<>();
    Map<Placement, Boolean> baselines = new LinkedHashMap<>();
    for (Setting setting : settings) {
      for (Outcome outcome : setting.row().outcomes()) {
        Placement key = key(setting, outcome);
        trials
            .computeIfAbsent(key, k -> new LinkedHashMap<>())
            .put(outcome.trial().fingerprint(), outcome);
        baselines.merge(key, setting.baseline(), Boolean::logicalAnd);
      }
    }
    RowLabels labels = RowLabels.of(trials.keySet().stream());
    List<Setting> rows = new ArrayList<>();
    trials.forEach(
        (key, outcomes) ->
            rows.add(
                new Setting(
                    key,
                    Map.of(),
                    baselines.getOrDefault(key, false),
                    new Row(labels.of(key), List.copyOf(outcomes.values())))));
    return rows;
  }
}
