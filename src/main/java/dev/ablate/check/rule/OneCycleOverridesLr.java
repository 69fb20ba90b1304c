package dev.ablate.check.rule;

import dev.ablate.catalog.Value;
import dev.ablate.check.Setup;
import dev.ablate.check.expression.Problems;

/** Under OneCycleLR alone the optimizer's own rate has no effect. */
final class OneCycleOverridesLr implements TrialRule {

  @Override
  public void check(Setup trial, Problems problems) {
    Value schedule = trial.value("schedule").orElse(Value.NONE);
    boolean always =
        NamedSchedule.of(schedule).stream().allMatch(p -> p.schedule().name().equals("OneCycleLR"));
    if (always && !schedule.equals(Value.NONE)) {
      trial
          .place("optimizer", "lr")
          .ifPresent(
              place ->
                  problems.warning(
                      place,
                      "lr has no effect under OneCycleLR, which starts at max_lr / div_factor"));
    }
  }
}
