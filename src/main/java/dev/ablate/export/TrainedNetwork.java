package dev.ablate.export;

import dev.ablate.experiment.Network;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.NamedTensor;
import java.util.List;

/**
 * A network and what it has learnt.
 *
 * @param weights by the names that PyTorch gives them in this network
 */
public record TrainedNetwork(Network network, Checkpoint weights) {

  /** The tensor of a name, which must be there. */
  NamedTensor tensor(String name) {
    List<NamedTensor> found =
        weights.tensors().stream().filter(tensor -> tensor.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no tensor " + name);
    }
    return found.get(0);
  }
}
