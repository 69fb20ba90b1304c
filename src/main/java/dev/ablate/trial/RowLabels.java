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
 * where rows of equal names differ in them: {@code optimizer = SGD(lr = 0.1)}. Numbers that a
 * search drew stand in as few digits as tell them apart; rows are equal by their values, never by
 * labels.
 */
public final class RowLabels {

  /** The axes in which rows differ whose short labels are equal. */
  private final Map<String, Set<String>> unequal = new HashMap<>();

  /** For axes with long numbers. */
  private final Map<String, ShortNumbers> numbers = new HashMap<>();

  private RowLabels(
      Map<String, Set<Placement>> byShortLabel, Map<String, Set<Double>> numbersOfAxes) {
    numbersOfAxes.forEach(
        (axis, values) -> {
          if (values.stream().anyMatch(ShortNumbers::isLong)) {
            numbers.put(axis, ShortNumbers.of(values));
          }
        });
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
    Map<String, Set<Double>> numbers = new HashMap<>();
    rows.forEach(
        row -> {
          if (isShortened(row)) {
            byShortLabel.computeIfAbsent(row.rowLabel(), l -> new HashSet<>()).add(row);
          }
          row.axes().forEach((axis, value) -> addNumber(numbers, axis, value));
        });
    return new RowLabels(byShortLabel, numbers);
  }

  /** Labels for the rows of cells. */
  public static RowLabels ofCells(Stream<Cell> cells) {
    return of(cells.map(cell -> new Placement(cell.variant(), cell.axes())));
  }

  /** The label of a row. */
  public String of(Placement row) {
    Set<String> inFull = unequal.getOrDefault(row.rowLabel(), Set.of());
    return row.rowLabel(
        (axis, value) -> inFull.contains(axis) ? inFull(axis, value) : text(axis, value));
  }

  /** A value of an axis as labels have it. */
  public String text(String axis, Value value) {
    ShortNumbers shown = numbers.get(axis);
    return shown == null ? value.shortText() : shown.text(value);
  }

  private String inFull(String axis, Value value) {
    return value instanceof Value.Real ? text(axis, value) : value.toString();
  }

  private static void addNumber(Map<String, Set<Double>> numbers, String axis, Value value) {
    if (value instanceof Value.Real real) {
      numbers.computeIfAbsent(axis, a -> new HashSet<>()).add(real.value());
    }
  }

  private static boolean isShortened(Placement row) {
    return row.axes().values().stream()
        .filter(value -> !(value instanceof Value.Simple))
        .anyMatch(value -> !value.shortText().equals(value.toString()));
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
