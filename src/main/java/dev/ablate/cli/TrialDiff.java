package dev.ablate.cli;

import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.TrialRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How two trials differ. Metrics are those of each one's best epoch. */
record TrialDiff(StoredTrial left, StoredTrial right) {

  /**
   * For people, line by line.
   *
   * @param all whether settings that are equal are shown too
   */
  List<String> lines(boolean all) {
    TextTable head = new TextTable().row("trial", left.id(), right.id());
    rows(results()).forEach(head::row);
    List<String> lines = new ArrayList<>(head.lines());
    section(lines, "settings", rows(settings()));
    if (all) {
      section(lines, "settings of both", common());
    }
    section(lines, "metrics of the best epoch", metricRows());
    return lines;
  }

  private static void section(List<String> lines, String title, List<List<String>> rows) {
    lines.add("");
    lines.add(rows.isEmpty() ? title + ": no difference" : title);
    TextTable table = new TextTable();
    rows.forEach(table::row);
    table.lines().forEach(line -> lines.add("  " + line));
  }

  private static List<List<String>> rows(Map<String, Pair> pairs) {
    return pairs.entrySet().stream()
        .map(e -> List.of(e.getKey(), text(e.getValue().left()), text(e.getValue().right())))
        .toList();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "-" : Figures.setting(value);
  }

  private List<List<String>> metricRows() {
    List<List<String>> rows = new ArrayList<>();
    metrics()
        .forEach(
            (name, pair) ->
                rows.add(
                    List.of(
                        name,
                        metric(pair.left()),
                        metric(pair.right()),
                        metric(difference(pair)))));
    if (!rows.isEmpty()) {
      rows.add(0, List.of("", left.id(), right.id(), "difference"));
    }
    return rows;
  }

  private static String metric(@Nullable Object value) {
    return value instanceof Double number ? Figures.metric(number) : "-";
  }

  /** As JSON: of each setting and result that differs both values, of metrics the difference. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> metrics = new LinkedHashMap<>();
    metrics()
        .forEach(
            (name, pair) -> {
              Map<String, @Nullable Object> row = pair.json();
              row.put("difference", finite(difference(pair)));
              metrics.put(name, row);
            });
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("trials", List.of(left.id(), right.id()));
    json.put("settings", json(settings()));
    json.put("results", json(results()));
    json.put("metrics", metrics);
    return json;
  }

  private static Map<String, @Nullable Object> json(Map<String, Pair> pairs) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    pairs.forEach((name, pair) -> json.put(name, pair.json()));
    return json;
  }

  /** Two values; null where a trial has none. */
  private record Pair(@Nullable Object left, @Nullable Object right) {

    Map<String, @Nullable Object> json() {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("left", finite(left));
      json.put("right", finite(right));
      return json;
    }
  }

  private static @Nullable Object finite(@Nullable Object value) {
    return value instanceof Double number && !Double.isFinite(number) ? null : value;
  }

  private static @Nullable Double difference(Pair pair) {
    return pair.left() instanceof Double a && pair.right() instanceof Double b ? b - a : null;
  }

  private Map<String, Pair> settings() {
    return differing(shown(left.settings()), shown(right.settings()));
  }

  private List<List<String>> common() {
    Map<String, Object> other = shown(right.settings());
    return shown(left.settings()).entrySet().stream()
        .filter(setting -> setting.getValue().equals(other.get(setting.getKey())))
        .map(setting -> List.of(setting.getKey(), text(setting.getValue())))
        .toList();
  }

  /** A setting that is none is there: it differs from one that the trial does not have. */
  private static Map<String, Object> shown(Map<String, @Nullable Object> settings) {
    Map<String, Object> shown = new LinkedHashMap<>();
    settings.forEach((path, value) -> shown.put(path, value == null ? "none" : value));
    return shown;
  }

  private Map<String, Pair> metrics() {
    return differing(left.record().metrics(), right.record().metrics());
  }

  private Map<String, Pair> results() {
    return differing(results(left), results(right));
  }

  private static Map<String, Object> results(StoredTrial trial) {
    TrialRecord record = trial.record();
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("state", record.state().text());
    results.put("parameters", trial.parameters());
    record.bestEpoch().ifPresent(epoch -> results.put("best epoch", epoch));
    trial.stoppedEarly().ifPresent(epoch -> results.put("ended early after epoch", epoch));
    record.device().ifPresent(device -> results.put("device", device));
    record.error().ifPresent(error -> results.put("error", error));
    return results;
  }

  private static Map<String, Pair> differing(Map<String, ?> left, Map<String, ?> right) {
    Set<String> names = new LinkedHashSet<>(left.keySet());
    names.addAll(right.keySet());
    Map<String, Pair> pairs = new LinkedHashMap<>();
    for (String name : names) {
      if (!Objects.equals(left.get(name), right.get(name))) {
        pairs.put(name, new Pair(left.get(name), right.get(name)));
      }
    }
    return pairs;
  }
}
