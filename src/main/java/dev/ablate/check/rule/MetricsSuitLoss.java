package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Metrics;
import dev.ablate.check.Setup;
import dev.ablate.check.expression.Problems;

/** Metrics are for the targets that the loss has. */
final class MetricsSuitLoss implements TrialRule {

  @Override
  public void check(Setup trial, Problems problems) {
    trial
        .task()
        .ifPresent(
            task ->
                trial.metrics().stream()
                    .flatMap(metrics -> metrics.stream())
                    .filter(metric -> !Metrics.suits(metric, task))
                    .forEach(
                        metric ->
                            problems.error(trial.placeOrTitle("metrics"), text(trial, metric))));
  }

  private static String text(Setup trial, String metric) {
    String loss = trial.component("loss").map(Instance::name).orElse("the loss");
    return "'" + metric + "' cannot be computed with " + loss + "; leave it out";
  }
}
