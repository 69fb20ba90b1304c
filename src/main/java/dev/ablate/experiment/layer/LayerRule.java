package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Weight;
import java.util.List;

/** What one kind of layer makes of the shape of an example. */
interface LayerRule {
  /**
   * The layer with the arguments filled in that follow from its input and its other arguments.
   *
   * @throws ShapeException where they cannot
   */
  default Instance complete(Instance layer, Shape input) {
    return layer;
  }

  /**
   * The shape that comes out of a complete layer.
   *
   * @throws ShapeException where the input does not fit; the message follows the layer's name
   */
  Shape output(Instance layer, Shape input);

  /** The trainable tensors of a complete layer whose input fits, in PyTorch's order. */
  default List<Weight> weights(Instance layer, Shape input) {
    return List.of();
  }
}
