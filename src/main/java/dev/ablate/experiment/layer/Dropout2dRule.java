package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;

/** Dropout2d: channels of an image. */
final class Dropout2dRule implements LayerRule {
  @Override
  public Shape output(Instance layer, Shape input) {
    Channels.IMAGES.check(input);
    return input;
  }
}
