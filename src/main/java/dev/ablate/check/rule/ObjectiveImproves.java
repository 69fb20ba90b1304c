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
                    "%1$s(%2$s) takes the worst for the best; write %3$s(%2$s)"
                        .formatted(
                            o.name(),
                            o.text("metric"),
                            o.name().equals("maximize") ? "minimize" : "maximize")));
  }
}
