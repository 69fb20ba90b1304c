package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Type.MetricType;
import java.util.List;
import java.util.Map;

/** What the best epoch and the best trial are chosen by. */
final class Objectives {

  private static final Component MINIMIZE = objective("minimize", "Less of a metric is better");
  private static final Component MAXIMIZE = objective("maximize", "More of a metric is better");

  static final List<Component> COMPONENTS = List.of(MINIMIZE, MAXIMIZE);

  static final Instance DEFAULT = MINIMIZE.instance(Map.of("metric", new Value.Text("val_loss")));

  private Objectives() {}

  private static Component objective(String name, String doc) {
    return Component.of(
        name,
        Kind.OBJECTIVE,
        doc,
        required("metric", new MetricType(), "A metric logged every epoch"));
  }
}
