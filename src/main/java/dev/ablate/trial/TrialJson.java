package dev.ablate.trial;

import dev.ablate.catalog.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A trial as {@code plan --json} and {@code trials --json} print it; every key is always there. */
public final class TrialJson {
  private TrialJson() {}

  /** What is planned. */
  public static Map<String, @Nullable Object> planned(PlannedTrial planned, TrialRecord record) {
    Trial trial = planned.trial();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", trial.id());
    json.put("variants", variants(planned));
    json.put("seed", trial.settings().seed());
    json.put("axes", axes(planned));
    json.put("settings", FlatSettings.of(trial.settings()));
    json.put("parameters", trial.network().parameters());
    json.put("array", orNull(planned.array()));
    json.put("state", record.state().text());
    return json;
  }

  /** What is planned and what has happened. */
  public static Map<String, @Nullable Object> stored(PlannedTrial planned, TrialRecord record) {
    Map<String, @Nullable Object> json = planned(planned, record);
    json.putAll(history(record));
    return json;
  }

  /** What a store holds, whether or not a file still plans it: without variants and axes. */
  public static Map<String, @Nullable Object> stored(StoredTrial trial) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", trial.id());
    json.put("settings", trial.settings());
    json.put("parameters", trial.parameters());
    json.put("state", trial.record().state().text());
    json.putAll(history(trial.record()));
    return json;
  }

  private static Map<String, @Nullable Object> history(TrialRecord record) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("metrics", numbers(record.metrics()));
    json.put("epochs", record.epochs().stream().map(TrialJson::epoch).toList());
    json.put("origin", record.origin().map(TrialJson::origin).orElse(null));
    json.put("best_epoch", orNull(record.bestEpoch()));
    json.put("started", orNull(record.started()));
    json.put("finished", orNull(record.finished()));
    json.put("device", orNull(record.device()));
    json.put("batch_size", orNull(record.batchSize()));
    json.put("attempts", record.attempts());
    json.put("error", orNull(record.error()));
    return json;
  }

  private static List<String> variants(PlannedTrial planned) {
    return planned.placements().stream()
        .map(Placement::variant)
        .filter(variant -> !variant.isEmpty())
        .distinct()
        .toList();
  }

  /** The axes of every placement; what does not count is the first one's, as in the settings. */
  private static Map<String, @Nullable Object> axes(PlannedTrial planned) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    for (Placement placement : planned.placements()) {
      placement.axes().forEach((path, value) -> json.putIfAbsent(path, FlatSettings.json(value)));
    }
    return json;
  }

  private static Map<String, @Nullable Object> epoch(EpochRecord epoch) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("epoch", epoch.epoch());
    json.put("lr", number(epoch.lr()));
    json.putAll(numbers(epoch.metrics()));
    json.put("seconds", number(epoch.seconds()));
    return json;
  }

  private static Map<String, Object> origin(Origin origin) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("trial", origin.id());
    json.put("epochs", origin.epochs());
    return json;
  }

  private static Map<String, @Nullable Object> numbers(Map<String, Double> numbers) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    numbers.forEach((name, value) -> json.put(name, number(value)));
    return json;
  }

  private static @Nullable Object number(double value) {
    return FlatSettings.json(new Value.Real(value));
  }

  private static @Nullable Object orNull(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static @Nullable Object orNull(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }
}
