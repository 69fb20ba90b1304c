package dev.ablate.report.results;

import dev.ablate.catalog.Value;
import dev.ablate.report.statistics.Summary;
import dev.ablate.trial.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The objective by two axes.
 *
 * @param down the axis whose values are rows
 * @param across the axis whose values are columns
 * @param rows one row of cells for each value of {@code down}; a cell holds all trials that have
 *     both values, whatever else they differ in, and none where the plan has no such trial
 */
public record Pivot(Axis down, Axis across, Metric metric, List<List<Row>> rows) {
  private static final int MOST_VALUES = 30;

  /** The two axes whose values' means lie furthest apart; empty where fewer than two vary. */
  public static Optional<Pivot> of(Results results) {
    Metric metric = results.metrics().get(0);
    List<Axis> axes =
        Axis.of(results).stream()
            .filter(axis -> axis.settings().size() <= MOST_VALUES)
            .sorted(Comparator.comparingDouble(axis -> -range(axis, metric.name())))
            .limit(2)
            .toList();
    return axes.size() < 2 ? Optional.empty() : of(axes.get(0), axes.get(1), metric);
  }

  /** The pivot of these axes; empty where they move together or exclude each other. */
  public static Optional<Pivot> of(Axis down, Axis across, Metric metric) {
    List<List<Row>> rows = new ArrayList<>();
    for (Value left : down.settings().keySet()) {
      List<Row> row = new ArrayList<>();
      for (Value top : across.settings().keySet()) {
        row.add(cell(down.settings().get(left), across.settings().get(top)));
      }
      rows.add(row);
    }
    return Optional.of(new Pivot(down, across, metric, rows)).filter(Pivot::filled);
  }

  private static Row cell(List<Setting> left, List<Setting> top) {
    Set<Placement> across = top.stream().map(Setting::placement).collect(Collectors.toSet());
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Setting setting : left) {
      if (across.contains(setting.placement())) {
        setting.row().outcomes().forEach(o -> outcomes.put(o.trial().fingerprint(), o));
      }
    }
    return new Row("", List.copyOf(outcomes.values()));
  }

  /** Axes that move together or exclude each other fill a diagonal or nothing. */
  private boolean filled() {
    long planned = rows.stream().flatMap(List::stream).filter(cell -> cell.planned() > 0).count();
    return planned > Math.max(down.settings().size(), across.settings().size());
  }

  private static double range(Axis axis, String metric) {
    List<Double> means =
        axis.settings().values().stream()
            .map(settings -> cell(settings, settings).summary(metric))
            .flatMap(Optional::stream)
            .map(Summary::mean)
            .sorted()
            .toList();
    return means.isEmpty() ? 0 : means.get(means.size() - 1) - means.get(0);
  }
}
