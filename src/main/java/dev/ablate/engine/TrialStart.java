package dev.ablate.engine;

import dev.ablate.experiment.Network;
import dev.ablate.program.StateTensor;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.Trial;
import java.nio.FloatBuffer;
import java.util.List;

/** What a trial starts from and in what order it sees its rows; both follow from its seed. */
public record TrialStart(Trial trial) {

  /** The initial weights, without running statistics. */
  public List<NamedTensor> weights() {
    Network network = trial.network();
    FloatBuffer all = FloatBuffer.allocate(Math.toIntExact(network.parameters()));
    InitialWeights.draw(network, trial.settings().seed(), all);
    return StateTensor.of(network).stream()
        .filter(tensor -> tensor.index() == 0)
        .map(tensor -> Checkpoints.named(tensor, all.array()))
        .toList();
  }

  /**
   * The order of the training rows in an epoch.
   *
   * @param epoch from 1
   */
  public int[] order(int epoch) {
    return Draws.order(trial.settings().seed(), epoch, trial.data().trainRows());
  }
}
