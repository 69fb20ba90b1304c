package dev.ablate.report.results;

import dev.ablate.catalog.Value;
import dev.ablate.trial.FlatSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts that {@code without} switches off one by one.
 *
 * @param off the value that each has where it is off, by path
 */
record Parts(Map<String, Value> off) {

  /** What the language labels such variants with; a path has no spaces. */
  private static final Pattern LABEL = Pattern.compile("without ([\\w.]+)");

  static Parts of(List<Setting> settings) {
    Map<String, Value> off = new LinkedHashMap<>();
    for (Setting setting : settings) {
      Matcher label = LABEL.matcher(setting.placement().variant());
      Value value = label.matches() ? values(setting).get(label.group(1)) : null;
      if (value != null) {
        off.putIfAbsent(label.group(1), value);
      }
    }
    return new Parts(off);
  }

  /** The paths, in the order of the file. */
  List<String> paths() {
    return List.copyOf(off.keySet());
  }

  /** For each path whether a setting has that part. */
  List<Boolean> of(Setting setting) {
    Map<String, Value> values = values(setting);
    return off.entrySet().stream()
        .map(
            part ->
                values.containsKey(part.getKey())
                    && !part.getValue().equals(values.get(part.getKey())))
        .toList();
  }

  private static Map<String, Value> values(Setting setting) {
    return FlatSettings.values(setting.row().outcomes().get(0).trial().settings());
  }
}
