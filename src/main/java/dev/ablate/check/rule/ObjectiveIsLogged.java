package dev.ablate.check.rule;

import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;

/** The objective is one of the metrics that the trial logs. */
final class ObjectiveIsLogged implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    Span place = trial.place("objective", "metric").orElse(trial.placeOrTitle("objective"));
    trial
        .component("objective")
        .map(o -> new LoggedMetric(o.text("metric"), "objective = minimize(train_loss)"))
        .flatMap(metric -> metric.problem(trial))
        .ifPresent(problem -> problems.error(place, problem));
  }
}
