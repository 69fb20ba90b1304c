package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;

/** Dimensions as PyTorch numbers them: 0 is the batch, -1 the last. */
final class Dimensions {
  private Dimensions() {}

  /**
   * An argument counted from the front.
   *
   * @throws ShapeException where it is the batch or none of the input's
   */
  static int fromFront(Instance layer, String parameter, Shape input) {
    int given = layer.integer(parameter);
    int dimension = given < 0 ? given + input.rank() + 1 : given;
    if (dimension < 1 || dimension > input.rank()) {
      throw new ShapeException(
          String.format(
              "has %s = %d, but dimension 0 is the batch and the last of %s is %d",
              parameter, given, input, input.rank()));
    }
    return dimension;
  }
}
