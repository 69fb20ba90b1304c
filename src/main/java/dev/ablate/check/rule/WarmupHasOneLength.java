package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;

/** Warmup is given its length in epochs or in steps. */
final class WarmupHasOneLength implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    Value schedule = trial.value("schedule").orElse(Value.NONE);
    for (NamedSchedule part : NamedSchedule.of(schedule)) {
      Instance warmup = part.schedule();
      if (warmup.name().equals("Warmup")
          && warmup.find("epochs").isPresent() == warmup.find("steps").isPresent()) {
        problems.error(part.place(trial), "Warmup needs either 'epochs' or 'steps'");
      }
    }
  }
}
