package dev.ablate.report.view;

import dev.ablate.report.results.Results;
import dev.ablate.report.results.Setting;
import dev.ablate.trial.FlatSettings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What settings have, seeds aside.
 *
 * @param paths those with two values or more among the settings that have them
 * @param shared what all settings have, and with the same value
 */
record SettingValues(List<String> paths, List<Fact> shared) {
  private static final String SEED = "seed";
  private static final String ABSENT = "—";

  static SettingValues of(Results results) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    Set<String> everywhere = new HashSet<>(values(results.settings().get(0)).keySet());
    for (Setting setting : results.settings()) {
      Map<String, String> own = values(setting);
      everywhere.retainAll(own.keySet());
      own.forEach(
          (path, value) -> values.computeIfAbsent(path, p -> new LinkedHashSet<>()).add(value));
    }
    values.remove(SEED);
    return new SettingValues(
        values.entrySet().stream()
            .filter(e -> e.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .toList(),
        values.entrySet().stream()
            .filter(e -> e.getValue().size() == 1 && everywhere.contains(e.getKey()))
            .map(e -> Fact.of(e.getKey(), e.getValue().iterator().next()))
            .toList());
  }

  /** The values of a setting, one for each path. */
  List<String> of(Setting setting) {
    Map<String, String> values = values(setting);
    return paths.stream().map(path -> values.getOrDefault(path, ABSENT)).toList();
  }

  private static Map<String, String> values(Setting setting) {
    return FlatSettings.values(setting.row().outcomes().get(0).trial().settings())
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> e.getValue().toString(), (a, b) -> b, LinkedHashMap::new));
  }
}
