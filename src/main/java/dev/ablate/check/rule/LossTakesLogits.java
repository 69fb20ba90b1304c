package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model does not end with a Softmax or Sigmoid that its loss contains. */
final class LossTakesLogits implements TrialRule {
  private static final Map<String, String> OF_LOSSES =
      Map.of("CrossEntropyLoss", "Softmax", "FocalLoss", "Softmax", "BCEWithLogitsLoss", "Sigmoid");

  @Override
  public void check(TrialSettings trial, Problems problems) {
    String loss = trial.component("loss").map(Instance::name).orElse("");
    trial
        .network()
        .flatMap(LossTakesLogits::last)
        .filter(last -> last.equals(OF_LOSSES.get(loss)))
        .ifPresent(
            last ->
                problems.warning(
                    trial.placeOrTitle("loss"),
                    "%s takes logits, and the model ends with %s; leave %2$s out"
                        .formatted(loss, last)));
  }

  private static Optional<String> last(Network network) {
    List<Node> nodes = network.nodes();
    return nodes.stream()
        .skip(Math.max(0, nodes.size() - 1))
        .filter(Node.Layer.class::isInstance)
        .map(node -> ((Node.Layer) node).layer().name())
        .findFirst();
  }
}
