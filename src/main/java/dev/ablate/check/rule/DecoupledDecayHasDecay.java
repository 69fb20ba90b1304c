package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.check.expression.Problems;

/** Decoupling a weight decay of 0 changes nothing. */
final class DecoupledDecayHasDecay implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    trial
        .component("optimizer")
        .filter(DecoupledDecayHasDecay::decouplesNothing)
        .flatMap(optimizer -> trial.place("optimizer", "decoupled_weight_decay"))
        .ifPresent(
            place ->
                problems.warning(
                    place, "decoupled_weight_decay has no effect with weight_decay = 0"));
  }

  private static boolean decouplesNothing(Instance optimizer) {
    return optimizer.find("decoupled_weight_decay").isPresent()
        && optimizer.bool("decoupled_weight_decay")
        && optimizer.real("weight_decay") == 0;
  }
}
