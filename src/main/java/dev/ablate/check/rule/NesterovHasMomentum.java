package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;

/** Nesterov momentum needs momentum, and takes no dampening, as in PyTorch. */
final class NesterovHasMomentum implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    trial
        .component("optimizer")
        .filter(optimizer -> optimizer.name().equals("SGD") && optimizer.bool("nesterov"))
        .ifPresent(sgd -> check(trial, sgd, problems));
  }

  private static void check(TrialSettings trial, Instance sgd, Problems problems) {
    Span place = trial.place("optimizer", "nesterov").orElse(trial.placeOrTitle("optimizer"));
    if (sgd.real("dampening") != 0) {
      problems.error(place, "nesterov needs dampening = 0, not " + sgd.get("dampening"));
    } else if (sgd.real("momentum") == 0) {
      problems.warning(place, "nesterov has no effect with momentum = 0");
    }
  }
}
