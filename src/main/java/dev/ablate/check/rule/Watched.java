package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import java.util.function.Function;

/**
 * A component that watches a metric.
 *
 * @param component with what is written of {@code monitor} and {@code mode}
 * @param place where a parameter of it stands
 */
record Watched(TrialSettings trial, Instance component, Function<String, Span> place) {

  /** The metric is logged. */
  void checkMonitor(Problems problems) {
    component
        .find("monitor")
        .map(monitor -> new LoggedMetric(monitor.toString(), "monitor = train_loss"))
        .flatMap(metric -> metric.problem(trial))
        .ifPresent(p -> problems.error(place.apply("monitor"), p));
  }

  /**
   * The mode is the metric's.
   *
   * @param does what the other mode does: {@code "lowers the rate"}
   */
  void checkMode(String does, Problems problems) {
    trial
        .component("objective")
        .filter(objective -> isOdd(objective))
        .ifPresent(
            objective ->
                problems.warning(
                    place.apply("mode"),
                    "mode = %s %s while %s improves"
                        .formatted(
                            component.get("mode"), does, Monitors.monitor(component, objective))));
  }

  private boolean isOdd(Instance objective) {
    return component
        .find("mode")
        .filter(mode -> !mode.equals(Monitors.usualMode(component, objective)))
        .isPresent();
  }
}
