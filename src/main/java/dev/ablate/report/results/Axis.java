package dev.ablate.report.results;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Something that varies inside settings.
 *
 * @param name {@code optimizer.lr}
 * @param settings by the axis' value, numbers ascending, others in the order of the file;
 *     components by their name; settings that do not have the axis are left out
 */
public record Axis(String name, Map<Value, List<Setting>> settings) {

  /** The axes that have two values or more, in the order in which they first occur. */
  public static List<Axis> of(Results results) {
    Map<String, Map<Value, List<Setting>>> axes = new LinkedHashMap<>();
    for (Setting setting : results.settings()) {
      setting
          .placement()
          .axes()
          .forEach(
              (name, value) ->
                  axes.computeIfAbsent(name, n -> new LinkedHashMap<>())
                      .computeIfAbsent(named(value), v -> new ArrayList<>())
                      .add(setting));
    }
    return axes.entrySet().stream()
        .filter(axis -> axis.getValue().size() > 1)
        .map(axis -> new Axis(axis.getKey(), ordered(axis.getValue())))
        .toList();
  }

  /** By value, numbers ascending where all are numbers. */
  static Map<Value, List<Setting>> ordered(Map<Value, List<Setting>> settings) {
    if (!settings.keySet().stream().allMatch(value -> number(value).isPresent())) {
      return settings;
    }
    Map<Value, List<Setting>> ascending = new LinkedHashMap<>();
    settings.keySet().stream()
        .sorted(Comparator.comparingDouble(value -> number(value).orElseThrow()))
        .forEach(value -> ascending.put(value, settings.getOrDefault(value, List.of())));
    return ascending;
  }

  /** The value of a setting as the keys have it. */
  public static Value named(Value value) {
    return value instanceof Instance instance ? new Value.Text(instance.shortText()) : value;
  }

  /** A value as a number; empty where it is none. */
  public static OptionalDouble number(Value value) {
    if (value instanceof Value.Int whole) {
      return OptionalDouble.of(whole.value());
    }
    return value instanceof Value.Real real
        ? OptionalDouble.of(real.value())
        : OptionalDouble.empty();
  }

  /** Whether every value is a number. */
  public boolean numeric() {
    return settings.keySet().stream().allMatch(value -> number(value).isPresent());
  }
}
