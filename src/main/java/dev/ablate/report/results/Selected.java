package dev.ablate.report.results;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.ReportTable;
import dev.ablate.trial.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of a table, or the settings that they are made of.
 *
 * @param rows baselines first
 * @param baselines what rows are compared with; not all of them need be rows
 */
record Selected(List<Setting> rows, List<Setting> baselines) {

  /** All settings of a report. */
  static Selected of(Results results) {
    return new Selected(results.settings(), results.baselines());
  }

  /**
   * What a table's {@code where} keeps, compared with its baseline; with all of that where nothing
   * of it is kept.
   */
  static Selected of(Results results, ReportTable wanted) {
    List<Setting> all =
        results.settings().stream()
            .map(s -> wanted.baseline().map(label -> s.withBaseline(label)).orElse(s))
            .sorted(Comparator.comparing(Setting::baseline).reversed())
            .toList();
    List<Setting> kept = wanted.where() ? kept(all, results, wanted.title()) : all;
    List<Setting> baselines = baselines(kept);
    return new Selected(kept, baselines.isEmpty() ? baselines(all) : baselines);
  }

  /** The trials by what they have at a path; numbers ascending, others in their order. */
  Map<Value, Selected> by(String path) {
    Map<Value, List<Setting>> references = parts(path, baselines);
    Map<Value, Selected> parts = new LinkedHashMap<>();
    parts(path, rows)
        .forEach(
            (value, part) ->
                parts.put(value, new Selected(part, references.getOrDefault(value, List.of()))));
    return parts;
  }

  /** The same without comparisons. */
  Selected alone() {
    return new Selected(rows, List.of());
  }

  /**
   * In the place of each row of another table the row of that name, which may be without trials.
   */
  Selected alignedTo(List<Setting> others) {
    Map<Placement, Setting> own =
        rows.stream().collect(Collectors.toMap(Setting::placement, row -> row));
    return new Selected(
        others.stream()
            .map(row -> own.getOrDefault(row.placement(), row.withTrials(List.of())))
            .toList(),
        baselines);
  }

  /** The rows that a grouping makes, each compared with the baseline that it stands beside. */
  Selected grouped(Grouping grouping) {
    return new Selected(grouping.rows(rows), grouping.rows(baselines));
  }

  /** The rows that a grouping makes, each compared with all baselines together by seed. */
  Selected pooled(Grouping grouping) {
    Placement together = new Placement("", Map.of());
    Grouping all = (setting, outcome) -> together;
    return new Selected(grouping.rows(rows), all.rows(baselines));
  }

  private static Map<Value, List<Setting>> parts(String path, List<Setting> settings) {
    Map<Value, List<Setting>> parts = new LinkedHashMap<>();
    for (Setting setting : settings) {
      setting.row().outcomes().stream()
          .collect(
              Collectors.groupingBy(
                  o -> Grouping.value(path, setting, o), LinkedHashMap::new, Collectors.toList()))
          .forEach(
              (value, trials) ->
                  parts
                      .computeIfAbsent(value, v -> new ArrayList<>())
                      .add(setting.withTrials(trials)));
    }
    return Axis.ordered(parts);
  }

  private static List<Setting> baselines(List<Setting> settings) {
    return settings.stream().filter(Setting::baseline).toList();
  }

  private static List<Setting> kept(List<Setting> settings, Results results, String title) {
    Map<Placement, Set<Long>> seeds = new HashMap<>();
    for (Cell cell : results.input().experiment().cells()) {
      if (!cell.leftOutOf().contains(title)) {
        seeds
            .computeIfAbsent(new Placement(cell.variant(), cell.axes()), p -> new HashSet<>())
            .add(cell.settings().seed());
      }
    }
    return settings.stream()
        .filter(s -> seeds.containsKey(s.placement()))
        .map(s -> s.withSeeds(seeds.getOrDefault(s.placement(), Set.of())))
        .toList();
  }
}
