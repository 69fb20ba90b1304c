package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Weight;
import java.util.ArrayList;
import java.util.List;

/** {@code y = x W^T + b} over the last dimension. */
final class LinearRule implements LayerRule {
  @Override
  public Shape output(Instance layer, Shape input) {
    List<Integer> sizes = new ArrayList<>(input.sizes());
    sizes.set(input.rank() - 1, layer.integer("out_features"));
    return new Shape(sizes);
  }

  @Override
  public List<Weight> weights(Instance layer, Shape input) {
    int inputs = input.size(input.rank() - 1);
    return WeightStart.weights(layer, Shape.of(layer.integer("out_features"), inputs));
  }
}
