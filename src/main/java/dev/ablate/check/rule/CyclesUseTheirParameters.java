package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import java.util.List;

/** What is written of a cycle's height and momentum has an effect. */
final class CyclesUseTheirParameters implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    for (NamedSchedule part : NamedSchedule.of(trial.value("schedule").orElse(Value.NONE))) {
      Instance schedule = part.schedule();
      if (schedule.find("cycle_momentum").isPresent() && !schedule.bool("cycle_momentum")) {
        List.of("base_momentum", "max_momentum")
            .forEach(name -> warn(trial, part, name, "cycle_momentum = false", problems));
      }
      if (schedule.name().equals("CyclicLR") && !schedule.text("mode").equals("exp_range")) {
        warn(trial, part, "gamma", "mode = " + schedule.text("mode"), problems);
      }
    }
  }

  private static void warn(
      TrialSettings trial, NamedSchedule part, String parameter, String why, Problems problems) {
    part.place(trial, parameter)
        .ifPresent(place -> problems.warning(place, parameter + " has no effect with " + why));
  }
}
