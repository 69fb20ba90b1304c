package dev.ablate.experiment.layer;

import dev.ablate.catalog.Shape;

/** Inputs of layers that work on images. */
final class Images {
  private Images() {}

  /** Refuses what is not [channels, height, width]. */
  static void check(Shape input) {
    if (input.rank() != 3) {
      throw new ShapeException("needs [channels, height, width], not " + input);
    }
  }
}
