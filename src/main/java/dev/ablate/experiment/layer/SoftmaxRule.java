package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;

/** Softmax over one dimension. */
final class SoftmaxRule implements LayerRule {
  /** Counts the dimension from the front. */
  @Override
  public Instance complete(Instance layer, Shape input) {
    return layer.with("dim", new Value.Int(Dimensions.fromFront(layer, "dim", input)));
  }

  @Override
  public Shape output(Instance layer, Shape input) {
    return input;
  }
}
