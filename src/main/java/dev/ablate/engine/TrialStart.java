package dev.ablate.engine;

import dev.ablate.data.Split;
import dev.ablate.experiment.Network;
import dev.ablate.program.StateTensor;
import dev.ablate.program.augment.Augmentations;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.Trial;
import java.nio.FloatBuffer;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * What a trial starts from, in what order it sees its rows and what it draws for them; all follow
 * from its seed.
 */
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

  /**
   * Who stands beside each training row in an epoch, for every view but the first; nobody where
   * rows stand alone.
   *
   * @param epoch from 1
   */
  public List<int[]> partners(Split train, int epoch) {
    return partners(train, Draws.partners(trial.settings().seed(), epoch));
  }

  /** Who stands beside each row in evaluation. */
  public List<int[]> evaluationPartners(Split split) {
    return partners(split, Draws.evaluationPartners());
  }

  private List<int[]> partners(Split split, UniformRandomProvider random) {
    int[] rows = PermutationSampler.natural(split.rows());
    List<int[]> views =
        Partners.of(split, trial.data().task(), trial.data().outputs()).draw(rows, random).views();
    return views.subList(1, views.size());
  }

  /**
   * What an augmentation draws for an update: numbers for each of its examples.
   *
   * @param augmentation by its name, see {@link Augmentations#drawEach}
   * @param update from 0
   * @param rows of its batch
   */
  public List<float[]> drawn(String augmentation, long update, int rows) {
    long seed = trial.settings().seed();
    return Augmentations.of(trial.settings().augment(), trial.network().input())
        .drawEach(
            name -> Draws.augmentation(seed, name, update), rows * trial.data().task().views())
        .getOrDefault(augmentation, List.of());
  }
}
