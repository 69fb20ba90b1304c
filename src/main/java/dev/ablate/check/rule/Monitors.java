package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Metrics;
import dev.ablate.catalog.Value;

/** What a component watches where that was left out: the objective, in its direction. */
public final class Monitors {
  private Monitors() {}

  /** Whether a component watches a metric. */
  public static boolean watches(Instance component) {
    return component.component().parameter("monitor").isPresent();
  }

  /**
   * A component that watches a metric, with that metric and the direction in which it is better.
   */
  public static Instance complete(Instance component, Instance objective) {
    return component
        .with("monitor", monitor(component, objective))
        .with("mode", component.find("mode").orElse(usualMode(component, objective)));
  }

  /** The metric that is watched: the objective's unless another is written. */
  public static Value monitor(Instance component, Instance objective) {
    return component.find("monitor").orElse(objective.get("metric"));
  }

  /** The direction in which the watched metric is better, whatever is written. */
  public static Value usualMode(Instance component, Instance objective) {
    Value monitor = monitor(component, objective);
    boolean more =
        monitor.equals(objective.get("metric"))
            ? objective.name().equals("maximize")
            : Metrics.moreIsBetter(monitor.toString());
    return new Value.Text(more ? "max" : "min");
  }
}
