package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Weight;
import java.util.List;

/**
 * Batch normalisation over the first dimension of an example.
 *
 * @param inputs the shapes it takes, in words
 * @param ranks of those shapes
 */
record BatchNormRule(String inputs, List<Integer> ranks) implements LayerRule {
  @Override
  public Shape output(Instance layer, Shape input) {
    if (!ranks.contains(input.rank())) {
      throw new ShapeException("needs " + inputs + ", not " + input);
    }
    return input;
  }

  @Override
  public List<Weight> weights(Instance layer, Shape input) {
    Shape channels = Shape.of(input.size(0));
    return layer.bool("affine")
        ? List.of(
            new Weight("weight", channels, new Initialization.Constant(1)),
            new Weight("bias", channels, new Initialization.Constant(0)))
        : List.of();
  }
}
