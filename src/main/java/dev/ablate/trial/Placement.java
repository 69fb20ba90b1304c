package dev.ablate.trial;

import dev.ablate.catalog.Value;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Where a trial stands in a sweep.
 *
 * @param variant the label of its block; empty without variants
 * @param axes what varies there, by full name
 */
public record Placement(String variant, Map<String, Value> axes) {

  /** The row of a table, components by their names; see {@link RowLabels}. */
  String rowLabel() {
    return rowLabel((axis, value) -> value.shortText());
  }

  /** The row of a table. */
  String rowLabel(BiFunction<String, Value, String> text) {
    String values =
        String.join(
            ", ",
            axes.entrySet().stream()
                .map(e -> e.getKey() + " = " + text.apply(e.getKey(), e.getValue()))
                .toList());
    if (axes.isEmpty()) {
      return variant.isEmpty() ? "all" : variant;
    }
    return variant.isEmpty() ? values : variant + " (" + values + ")";
  }
}
