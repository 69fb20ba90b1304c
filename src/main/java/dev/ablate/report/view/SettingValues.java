package dev.ablate.report.view;

import dev.ablate.catalog.Value;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Setting;
import dev.ablate.trial.FlatSettings;
import dev.ablate.trial.ShortNumbers;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The values of settings, seeds aside.
 *
 * @param numbers how each of the paths that differ shows its numbers: those with two values or more
 *     among the settings that have them
 * @param shared what all settings have, and with the same value
 */
record SettingValues(Map<String, ShortNumbers> numbers, List<Fact> shared) {
  private static final String SEED = "seed";
  private static final String ABSENT = "—";

  static SettingValues of(Results results) {
    Map<String, Set<Value>> values = new LinkedHashMap<>();
    Set<String> everywhere = new HashSet<>(values(results.settings().get(0)).keySet());
    for (Setting setting : results.settings()) {
      Map<String, Value> own = values(setting);
      everywhere.retainAll(own.keySet());
      own.forEach(
          (path, value) -> values.computeIfAbsent(path, p -> new LinkedHashSet<>()).add(value));
    }
    values.remove(SEED);
    Map<String, ShortNumbers> numbers = new LinkedHashMap<>();
    values.forEach(
        (path, different) -> {
          if (different.size() > 1) {
            numbers.put(path, ShortNumbers.of(reals(different)));
          }
        });
    return new SettingValues(
        numbers,
        values.entrySet().stream()
            .filter(e -> e.getValue().size() == 1 && everywhere.contains(e.getKey()))
            .map(e -> Fact.of(e.getKey(), e.getValue().iterator().next().toString()))
            .toList());
  }

  /** The paths that differ. */
  List<String> paths() {
    return List.copyOf(numbers.keySet());
  }

  /** The values of a setting in full, one for each path. */
  List<String> of(Setting setting) {
    return each(setting, (all, value) -> value.toString());
  }

  /** The same with long numbers in as few digits as tell those of a path apart. */
  List<String> shown(Setting setting) {
    return each(
        setting,
        (shown, value) -> value instanceof Value.Real ? shown.text(value) : value.toString());
  }

  private List<String> each(Setting setting, BiFunction<ShortNumbers, Value, String> text) {
    Map<String, Value> values = values(setting);
    return numbers.entrySet().stream()
        .map(
            path ->
                Optional.ofNullable(values.get(path.getKey()))
                    .map(value -> text.apply(path.getValue(), value))
                    .orElse(ABSENT))
        .toList();
  }

  private static Set<Double> reals(Set<Value> values) {
    return values.stream()
        .filter(Value.Real.class::isInstance)
        .map(value -> ((Value.Real) value).value())
        .collect(Collectors.toSet());
  }

  private static Map<String, Value> values(Setting setting) {
    return FlatSettings.values(setting.row().outcomes().get(0).trial().settings());
  }
}
