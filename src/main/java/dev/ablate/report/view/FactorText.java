package dev.ablate.report.view;

import dev.ablate.catalog.Value;
import dev.ablate.report.axes.Factor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a factor as places on an axis. */
final class FactorText {
  private final Factor factor;
  private final List<String> labels;
  private final Map<Value, Integer> places = new HashMap<>();

  FactorText(Factor factor) {
    this.factor = factor;
    List<Value> distinct = factor.distinct();
    this.labels = factor.numeric() ? List.of() : distinct.stream().map(Value::shortText).toList();
    distinct.forEach(value -> places.put(value, places.size()));
  }

  /** The values in their order; empty where they are numbers. */
  List<String> labels() {
    return labels;
  }

  /**
   * Where a setting stands: at its number, or at the place of its label; NaN without the factor.
   */
  double place(int setting) {
    return labels.isEmpty()
        ? factor.number(setting).orElse(Double.NaN)
        : factor
            .values()
            .get(setting)
            .map(v -> (double) places.getOrDefault(v, 0))
            .orElse(Double.NaN);
  }
}
