package dev.ablate.check.rule;

import dev.ablate.catalog.Metrics;
import dev.ablate.check.expression.Problems;

/** The objective goes in the direction in which its metric is better. */
final class ObjectiveImproves implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    trial
        .component("objective")
        .filter(o -> o.name().equals("maximize") != Metrics.moreIsBetter(o.text("metric")))
        .ifPresent(
            o ->
                problems.warning(
                    trial.placeOrTitle("objective"),
                    "%s(%s) takes the worst for the best; write %s"
                        .formatted(
                            o.name(), o.text("metric"), Metrics.objective(o.text("metric")))));
  }
}
