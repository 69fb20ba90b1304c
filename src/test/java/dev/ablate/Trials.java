package dev.ablate;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Losses;
import dev.ablate.catalog.Metrics;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.Trial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Trials from text, for tests. */
public final class Trials {
  private static final Value MODEL = Component.of("m", Kind.MODEL, "").instance(Map.of());

  private Trials() {}

  /**
   * Settings, with defaults for those left out.
   *
   * @param written name and value in turn: {@code "optimizer", "SGD(lr = 0.1)", "epochs", "3"}
   */
  public static Settings settings(String... written) {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("data", Specs.value("Shapes()"));
    values.put("model", MODEL);
    values.put("loss", Specs.value("CrossEntropyLoss()"));
    values.put("epochs", new Value.Int(1));
    for (int i = 0; i < written.length; i += 2) {
      values.put(written[i], value(written[i], written[i + 1]));
    }
    Instance given = Catalog.standard().experiment().instance(values);
    Task task = Losses.task(given.child("loss"), given.child("data"));
    Stream<Value> usual = Stream.of(new Value.Text(Metrics.usual(task)));
    Value metrics = given.find("metrics").orElse(new Value.ListOf(usual.toList()));
    return new Settings(given.with("metrics", metrics));
  }

  /** A trial of these settings. */
  public static Trial trial(Network network, DataInfo data, Settings settings) {
    String fingerprint = String.format("%016x%048d", settings.hashCode(), 0);
    return new Trial(fingerprint, settings, network, data);
  }

  private static Value value(String name, String text) {
    return Catalog.standard()
        .experiment()
        .parameter(name)
        .orElseThrow()
        .type()
        .convert(Specs.value(text))
        .orElseThrow(() -> new AssertionError(name + " = " + text));
  }
}
