package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.ScheduleLengths;
import dev.ablate.check.Setup;
import dev.ablate.check.expression.Problems;
import java.util.Optional;

/** Every part of a chain but the last says how long it is. */
final class ChainPartsHaveLengths implements TrialRule {

  @Override
  public void check(Setup trial, Problems problems) {
    Value schedule = trial.value("schedule").orElse(Value.NONE);
    for (NamedSchedule part : NamedSchedule.of(schedule)) {
      Optional<String> length = ScheduleLengths.lengthParameter(part.schedule());
      if (!part.last() && length.filter(name -> !has(part.schedule(), name)).isPresent()) {
        problems.error(
            part.place(trial),
            part.schedule().name() + " needs '" + length.get() + "' where another follows it");
      } else if (!part.last() && part.schedule().name().equals("StepLR")) {
        problems.error(part.place(trial), "StepLR has no end; it can only be the last of a chain");
      }
    }
  }

  private static boolean has(Instance schedule, String parameter) {
    return schedule.find(parameter).isPresent();
  }
}
