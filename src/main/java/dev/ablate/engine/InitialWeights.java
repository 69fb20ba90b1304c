package dev.ablate.engine;

import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Weight;
import java.nio.FloatBuffer;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The weights that a trial starts with. */
final class InitialWeights {
  private InitialWeights() {}

  /** Appends all weights of a network, in its order. */
  static void draw(Network network, long seed, FloatBuffer out) {
    List<Weight> weights =
        network.layers().stream().flatMap(layer -> layer.weights().stream()).toList();
    for (int i = 0; i < weights.size(); i++) {
      Weight weight = weights.get(i);
      draw(
          weight.initialization(),
          weight.shape().count(),
          Draws.generator(seed, Purpose.WEIGHTS, i),
          out);
    }
  }

  private static void draw(
      Initialization how, long count, UniformRandomProvider random, FloatBuffer out) {
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    for (long i = 0; i < count; i++) {
      if (how instanceof Initialization.Uniform uniform) {
        out.put((float) ((2 * random.nextDouble() - 1) * uniform.bound()));
      } else if (how instanceof Initialization.Normal normal) {
        out.put((float) (gaussian.sample() * normal.std()));
      } else if (how instanceof Initialization.NormalWithZeroRow normal) {
        double drawn = gaussian.sample();
        out.put(i / normal.width() == normal.row() ? 0 : (float) drawn);
      } else {
        out.put((float) ((Initialization.Constant) how).value());
      }
    }
  }
}
