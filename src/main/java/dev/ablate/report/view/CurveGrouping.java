package dev.ablate.report.view;

import dev.ablate.report.results.Axis;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Row;
import dev.ablate.report.results.Setting;
import dev.ablate.trial.Placement;
import dev.ablate.trial.RowLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which trials a learning curve is the mean of.
 *
 * @param name {@code row}, {@code variant} or an axis
 * @param members a curve each
 */
record CurveGrouping(String name, List<Member> members) {

  /**
   * The trials of a curve.
   *
   * @param style a class of the style sheet
   */
  record Member(String style, Row row) {}

  /**
   * By row, by variant where variants have several rows, and by each axis with few values.
   *
   * @param rows those that are drawn alone
   */
  static List<CurveGrouping> all(Results results, List<Member> rows) {
    List<CurveGrouping> all = new ArrayList<>(List.of(new CurveGrouping("row", rows)));
    Map<String, List<Setting>> variants = variants(results);
    if (variants.size() > 1 && variants.size() < results.settings().size()) {
      all.add(of("variant", variants, name -> name));
    }
    for (Axis axis : Axis.of(results)) {
      RowLabels labels =
          RowLabels.of(
              axis.settings().keySet().stream()
                  .map(value -> new Placement("", Map.of(axis.name(), value))));
      all.add(of(axis.name(), axis.settings(), value -> labels.text(axis.name(), value)));
    }
    return all.stream().filter(grouping -> grouping.members().size() <= Curves.MOST_LINES).toList();
  }

  private static Map<String, List<Setting>> variants(Results results) {
    return results.settings().stream()
        .filter(setting -> !setting.placement().variant().isEmpty())
        .collect(
            Collectors.groupingBy(
                setting -> setting.placement().variant(), LinkedHashMap::new, Collectors.toList()));
  }

  private static <K> CurveGrouping of(
      String name, Map<K, List<Setting>> settings, Function<K, String> label) {
    List<Member> members = new ArrayList<>();
    settings.forEach(
        (key, group) -> {
          boolean baseline = members.isEmpty() && group.stream().allMatch(Setting::baseline);
          members.add(
              new Member(
                  baseline ? "line-base" : "line-" + members.size(),
                  new Row(
                      label.apply(key),
                      group.stream().flatMap(s -> s.row().outcomes().stream()).toList())));
        });
    return new CurveGrouping(name, members);
  }
}
