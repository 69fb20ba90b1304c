package dev.ablate.report.view;

import dev.ablate.catalog.Value;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Setting;
import dev.ablate.report.view.TrialsView.Change;
import dev.ablate.trial.FlatSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How trials differ from the first row of the ablation table, which is the baseline's where there
 * is one.
 */
final class SettingChanges {
  private static final String ABSENT = "—";
  private static final String SEED = "seed";

  private final Map<String, Value> reference;

  private SettingChanges(Map<String, Value> reference) {
    this.reference = reference;
  }

  static SettingChanges of(Results results) {
    Setting first = results.settings().get(0);
    return new SettingChanges(settings(first.row().outcomes().get(0)));
  }

  /** What differs, the seed aside, in the catalog's order. */
  List<Change> of(Outcome outcome) {
    Map<String, Value> here = settings(outcome);
    Set<String> paths = new LinkedHashSet<>(here.keySet());
    paths.addAll(reference.keySet());
    paths.remove(SEED);
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      String value = text(here, path);
      String base = text(reference, path);
      if (!value.equals(base)) {
        changes.add(new Change(path, value, base));
      }
    }
    return changes;
  }

  private static String text(Map<String, Value> settings, String path) {
    return Optional.ofNullable(settings.get(path)).map(Value::toString).orElse(ABSENT);
  }

  private static Map<String, Value> settings(Outcome outcome) {
    return FlatSettings.values(outcome.trial().settings());
  }
}
