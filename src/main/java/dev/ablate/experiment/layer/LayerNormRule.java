package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Weight;
import java.util.List;

/** LayerNorm over the last dimension. */
final class LayerNormRule implements LayerRule {
  @Override
  public Shape output(Instance layer, Shape input) {
    return input;
  }

  @Override
  public List<Weight> weights(Instance layer, Shape input) {
    Shape features = Shape.of(input.size(input.rank() - 1));
    return WeightStart.scaleAndShift(layer, "elementwise_affine", features);
  }
}
