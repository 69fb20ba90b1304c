package dev.ablate.check.rule;

import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.Network;
import java.util.Optional;

/** There is something to train. */
final class ModelHasWeights implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    Optional<Network> network = trial.network();
    if (network.isPresent() && network.get().parameters() == 0) {
      problems.error(
          trial.placeOrTitle("model"),
          "the model has no weights to train; give it a layer such as Linear(classes)");
    }
  }
}
