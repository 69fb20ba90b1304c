package dev.ablate.report.results;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.ReportTable;
import dev.ablate.trial.Placement;
import dev.ablate.trial.RowLabels;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of one metric whose columns are the values of an axis.
 *
 * @param rows over all columns
 * @param columns what stands in each, row by row
 */
record ReportPivot(Selected rows, Map<Metric, Selected> columns) {

  /**
   * The pivot that a table asks for.
   *
   * @param path the axis or setting whose values are the columns
   */
  static ReportPivot of(ReportTable wanted, String path, Selected settings, Metric metric) {
    Map<Value, Selected> parts = settings.by(path);
    Grouping byAxes = Grouping.without(movingWith(path, parts));
    Selected rows = rows(wanted, settings, byAxes);
    RowLabels labels = RowLabels.of(parts.keySet().stream().map(v -> column(path, v)));
    Map<Metric, Selected> columns = new LinkedHashMap<>();
    parts.forEach(
        (value, part) ->
            columns.put(
                metric.at(labels.of(column(path, value))),
                rows(wanted, part, byAxes).alignedTo(rows.rows())));
    return new ReportPivot(rows, columns);
  }

  private static Placement column(String path, Value value) {
    return new Placement("", Map.of(path, value));
  }

  private static Selected rows(ReportTable wanted, Selected settings, Grouping byAxes) {
    return wanted.rows().isEmpty() ? settings.grouped(byAxes) : Tables.grouped(wanted, settings);
  }

  /** The axes that have another value in every column, and in a column only one. */
  private static Set<String> movingWith(String path, Map<Value, Selected> parts) {
    Map<String, Map<Value, Set<Value>>> valuesOf = new LinkedHashMap<>();
    parts.forEach(
        (value, part) ->
            part.rows()
                .forEach(
                    row ->
                        row.placement()
                            .axes()
                            .forEach(
                                (axis, own) ->
                                    valuesOf
                                        .computeIfAbsent(axis, a -> new LinkedHashMap<>())
                                        .computeIfAbsent(value, v -> new LinkedHashSet<>())
                                        .add(own))));
    Set<String> moving = new HashSet<>(Set.of(path));
    valuesOf.forEach(
        (axis, values) -> {
          if (movesTogether(List.copyOf(values.values()))) {
            moving.add(axis);
          }
        });
    return moving;
  }

  private static boolean movesTogether(List<Set<Value>> byColumn) {
    Set<Value> all = new HashSet<>();
    byColumn.forEach(all::addAll);
    return byColumn.size() > 1
        && all.size() == byColumn.size()
        && byColumn.stream().allMatch(values -> values.size() == 1);
  }
}
