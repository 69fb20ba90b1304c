package dev.ablate.report.results;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.report.statistics.Comparison;
import dev.ablate.trial.Placement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which baseline row a row is compared with: the one that has equal values on their common axes.
 * Where that is not exactly one, there is no comparison. Components compare by name first, as in
 * the language, and in full where that leaves several.
 */
final class Pairing {
  private final List<Setting> baselines;

  Pairing(List<Setting> baselines) {
    this.baselines = baselines;
  }

  /** The baseline row of a row; empty for baselines themselves. */
  Optional<Setting> baselineOf(Setting setting) {
    if (setting.baseline()) {
      return Optional.empty();
    }
    List<Setting> named = matching(setting, Pairing::sameName);
    List<Setting> found = named.size() == 1 ? named : matching(setting, Value::equals);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The differences by seed of row minus baseline; empty without a common finished seed. */
  Optional<Comparison> compare(Setting setting, String column) {
    return baselineOf(setting).flatMap(baseline -> compare(setting, baseline, column));
  }

  private static Optional<Comparison> compare(Setting setting, Setting baseline, String column) {
    Map<Long, Double> reference = baseline.row().bySeed(column);
    double[] differences =
        setting.row().bySeed(column).entrySet().stream()
            .filter(e -> reference.containsKey(e.getKey()))
            .mapToDouble(e -> e.getValue() - reference.getOrDefault(e.getKey(), Double.NaN))
            .toArray();
    if (differences.length > 0 && column.equals(Metric.EPOCH_TIME)) {
      return ofTimes(setting.row(), baseline.row(), differences);
    }
    return differences.length == 0 ? Optional.empty() : Optional.of(Comparison.of(differences));
  }

  /**
   * Trials of one array took the same time by its nature. Where seeds share arrays, their
   * differences are no more than one pair.
   */
  private static Optional<Comparison> ofTimes(Row row, Row baseline, double[] differences) {
    ArrayTimes times = ArrayTimes.of(row.outcomes());
    ArrayTimes others = ArrayTimes.of(baseline.outcomes());
    if (times.sharedWith(others)) {
      return Optional.empty();
    }
    return Optional.of(
        times.shared() || others.shared()
            ? Comparison.of(Arrays.stream(differences).average().orElseThrow())
            : Comparison.of(differences));
  }

  private List<Setting> matching(Setting setting, BiPredicate<Value, Value> same) {
    return baselines.stream().filter(b -> agree(setting.placement(), b.placement(), same)).toList();
  }

  private static boolean agree(Placement a, Placement b, BiPredicate<Value, Value> same) {
    return a.axes().entrySet().stream()
        .allMatch(
            axis ->
                Optional.ofNullable(b.axes().get(axis.getKey()))
                    .map(other -> same.test(axis.getValue(), other))
                    .orElse(true));
  }

  private static boolean sameName(Value a, Value b) {
    return (a instanceof Instance left && b instanceof Instance right)
        ? left.name().equals(right.name())
        : a.equals(b);
  }
}
