package dev.ablate.trial;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names of rows: {@code AdamW (optimizer.lr = 0.001)}. Components go by their names, and in full
 * where rows of equal names differ in them: {@code optimizer = SGD(lr = 0.1)}.
 */
public final class RowLabels {

  /** The axes in which rows differ whose short labels are equal. */
  private final Map<String, Set<String>> unequal = new HashMap<>();

  private RowLabels(Map<String, Set<Placement>> byShortLabel) {
    byShortLabel.forEach(
        (label, rows) -> {
          if (rows.size() > 1) {
            unequal.put(label, unequal(rows));
          }
        });
  }

  /** Labels for these rows. */
  public static RowLabels of(Stream<Placement> rows) {
    Map<String, Set<Placement>> byShortLabel = new HashMap<>();
    rows.filter(RowLabels::isShortened)
        .forEach(
            row -> byShortLabel.computeIfAbsent(row.rowLabel(), l -> new HashSet<>()).add(row));
    return new RowLabels(byShortLabel);
  }

  /** Labels for the rows of cells. */
  public static RowLabels ofCells(Stream<Cell> cells) {
    return of(cells.map(cell -> new Placement(cell.variant(), cell.axes())));
  }

  /** The label of a row. */
  public String of(Placement row) {
    Set<String> inFull = unequal.getOrDefault(row.rowLabel(), Set.of());
    return row.rowLabel(
        (axis, value) -> inFull.contains(axis) ? value.toString() : value.shortText());
  }

  private static boolean isShortened(Placement row) {
    return row.axes().values().stream().anyMatch(v -> !v.shortText().equals(v.toString()));
  }

  private static Set<String> unequal(Set<Placement> rows) {
    Map<String, Set<Value>> values = new HashMap<>();
    for (Placement row : rows) {
      row.axes()
          .forEach((axis, v) -> values.computeIfAbsent(axis, a -> new LinkedHashSet<>()).add(v));
    }
    values.values().removeIf(different -> different.size() < 2);
    return Set.copyOf(values.keySet());
  }
}
