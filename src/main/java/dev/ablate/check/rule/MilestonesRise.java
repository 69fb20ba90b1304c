package dev.ablate.check.rule;

import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import java.util.List;

/** The milestones of MultiStepLR stand in their order. */
final class MilestonesRise implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    Value schedule = trial.value("schedule").orElse(Value.NONE);
    for (NamedSchedule part : NamedSchedule.of(schedule)) {
      if (part.schedule().name().equals("MultiStepLR")) {
        check(trial, part, problems);
      }
    }
  }

  private static void check(TrialSettings trial, NamedSchedule part, Problems problems) {
    List<Integer> milestones = part.schedule().integers("milestones");
    List<Integer> rising = milestones.stream().sorted().toList();
    if (!milestones.equals(rising)) {
      problems.error(
          part.place(trial, "milestones").orElse(part.place(trial)),
          "milestones must not fall; write " + rising);
    }
  }
}
