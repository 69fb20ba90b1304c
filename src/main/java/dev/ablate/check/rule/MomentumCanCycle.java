package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;

/** A schedule that moves momentum needs an optimizer with momentum or betas, as in PyTorch. */
final class MomentumCanCycle implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    trial
        .component("optimizer")
        .filter(optimizer -> !hasMomentum(optimizer))
        .ifPresent(
            optimizer ->
                NamedSchedule.of(trial.value("schedule").orElse(Value.NONE)).stream()
                    .filter(part -> cyclesMomentum(part.schedule()))
                    .forEach(part -> refuse(trial, part, optimizer, problems)));
  }

  private static boolean hasMomentum(Instance optimizer) {
    return optimizer.find("momentum").isPresent() || optimizer.find("betas").isPresent();
  }

  private static boolean cyclesMomentum(Instance schedule) {
    return schedule.find("cycle_momentum").isPresent() && schedule.bool("cycle_momentum");
  }

  private static void refuse(
      TrialSettings trial, NamedSchedule part, Instance optimizer, Problems problems) {
    problems.error(
        part.place(trial, "cycle_momentum").orElse(part.place(trial)),
        part.schedule().name()
            + " moves momentum, which "
            + optimizer.name()
            + " does not have; write cycle_momentum = false");
  }
}
