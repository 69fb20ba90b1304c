package dev.ablate.engine;

import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Weight;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.DoubleSupplier;
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
    if (how instanceof Initialization.ZeroRow zero) {
      int start = out.position();
      draw(zero.others(), count, random, out);
      out.put(start + zero.row() * zero.width(), new float[zero.width()]);
      return;
    }
    DoubleSupplier numbers = numbers(how, random);
    for (long i = 0; i < count; i++) {
      out.put((float) numbers.getAsDouble());
    }
  }

  private static DoubleSupplier numbers(Initialization how, UniformRandomProvider random) {
    if (how instanceof Initialization.Uniform uniform) {
      return () -> (2 * random.nextDouble() - 1) * uniform.bound();
    } else if (how instanceof Initialization.Normal normal) {
      ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
      return () -> gaussian.sample() * normal.std();
    }
    return ((Initialization.Constant) how)::value;
  }
}
