package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;

/** The lowest rate of CyclicLR is not above its highest. */
final class CyclesRise implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    for (NamedSchedule part : NamedSchedule.of(trial.value("schedule").orElse(Value.NONE))) {
      Instance schedule = part.schedule();
      if (schedule.name().equals("CyclicLR")
          && schedule.real("base_lr") > schedule.real("max_lr")) {
        problems.warning(
            part.place(trial, "base_lr").orElse(part.place(trial)),
            "base_lr = %s is above max_lr = %s: the cycle begins with the highest rate"
                .formatted(schedule.get("base_lr"), schedule.get("max_lr")));
      }
    }
  }
}
