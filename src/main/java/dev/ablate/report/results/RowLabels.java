package dev.ablate.report.results;

import dev.ablate.trial.Placement;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of rows, made longer where the short ones do not tell rows apart. */
final class RowLabels {
  private final Map<String, Long> rowsByShortLabel;

  private RowLabels(Map<String, Long> rowsByShortLabel) {
    this.rowsByShortLabel = rowsByShortLabel;
  }

  /** Labels for these rows. */
  static RowLabels of(Collection<Placement> placements) {
    return new RowLabels(
        placements.stream()
            .collect(Collectors.groupingBy(Placement::rowLabel, Collectors.counting())));
  }

  /** {@code AdamW (optimizer.lr = 0.001)}; components in full where their names are equal. */
  String of(Placement placement) {
    String label = placement.rowLabel();
    if (rowsByShortLabel.getOrDefault(label, 0L) < 2) {
      return label;
    }
    String values =
        placement.axes().entrySet().stream()
            .map(axis -> axis.getKey() + " = " + axis.getValue())
            .collect(Collectors.joining(", "));
    return placement.variant().isEmpty() ? values : placement.variant() + " (" + values + ")";
  }
}
