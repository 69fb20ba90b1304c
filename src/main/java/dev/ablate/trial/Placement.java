package dev.ablate.trial;

import dev.ablate.catalog.Value;
import java.util.Map;

/**
 * Where a trial stands in a sweep.
 *
 * @param variant the label of its block; empty without variants
 * @param axes what varies there, by full name
 */
public record Placement(String variant, Map<String, Value> axes) {

  /** The row of a table: {@code AdamW (optimizer.lr = 0.001)}. */
  public String rowLabel() {
    String values =
        String.join(
            ", ",
            axes.entrySet().stream()
                .map(e -> e.getKey() + " = " + e.getValue().shortText())
                .toList());
    if (axes.isEmpty()) {
      return variant.isEmpty() ? "all" : variant;
    }
    return variant.isEmpty() ? values : variant + " (" + values + ")";
  }
}
