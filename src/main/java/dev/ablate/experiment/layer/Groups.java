package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;

/** Groups of channels that do not see each other in a convolution. */
final class Groups {
  private Groups() {}

  /** Refuses groups that do not divide the channels on both sides. */
  static void check(Instance layer, int inputs, int outputs) {
    int groups = layer.integer("groups");
    if (inputs % groups != 0 || outputs % groups != 0) {
      throw new ShapeException(
          String.format(
              "has groups = %d, which must divide its %d input channels and %d output channels",
              groups, inputs, outputs));
    }
  }
}
