package dev.ablate.report.finding;

import dev.ablate.catalog.Value;
import dev.ablate.report.finding.Finding.WithoutEffect;
import dev.ablate.report.results.Axis;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Setting;
import dev.ablate.report.statistics.Holm;
import dev.ablate.report.statistics.SignFlipTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds axes without effect: their two extreme values are compared over all pairs of trials that
 * are equal in everything else, and there are pairs enough to have shown a difference.
 */
final class Effects {
  private final String metric;

  private Effects(String metric) {
    this.metric = metric;
  }

  static List<Finding> of(Results results) {
    Effects effects = new Effects(results.objective().metric());
    return Axis.of(results).stream().flatMap(axis -> effects.without(axis).stream()).toList();
  }

  private Optional<Finding> without(Axis axis) {
    List<Map<List<Object>, Double>> values =
        axis.settings().values().stream()
            .map(settings -> values(axis, settings))
            .filter(found -> !found.isEmpty())
            .sorted(Comparator.comparingDouble(Effects::mean))
            .toList();
    int tests = values.size() * (values.size() - 1) / 2;
    if (tests == 0) {
      return Optional.empty();
    }
    double[] differences = differences(values.get(0), values.get(values.size() - 1));
    boolean without =
        differences.length >= Holm.fewestPairs(tests)
            && SignFlipTest.pValue(differences) * tests > Holm.LEVEL;
    return without
        ? Optional.of(new WithoutEffect(axis.name(), values.size(), differences.length))
        : Optional.empty();
  }

  /** The objective's values by everything else: block, other axes, seed. */
  private Map<List<Object>, Double> values(Axis axis, List<Setting> settings) {
    Map<List<Object>, Double> values = new HashMap<>();
    for (Setting setting : settings) {
      Map<String, Value> others = new HashMap<>();
      setting.placement().axes().forEach((name, value) -> others.put(name, Axis.named(value)));
      others.remove(axis.name());
      setting
          .row()
          .bySeed(metric)
          .forEach(
              (seed, value) ->
                  values.put(List.of(setting.placement().variant(), others, seed), value));
    }
    return values;
  }

  private static double[] differences(
      Map<List<Object>, Double> low, Map<List<Object>, Double> high) {
    List<Double> differences = new ArrayList<>();
    low.forEach(
        (place, value) -> {
          Double other = high.get(place);
          if (other != null) {
            differences.add(other - value);
          }
        });
    return differences.stream().sorted().mapToDouble(Double::doubleValue).toArray();
  }

  private static double mean(Map<List<Object>, Double> values) {
    return values.values().stream().mapToDouble(Double::doubleValue).sorted().average().orElse(0);
  }
}
