package dev.ablate.program.layer;

import dev.ablate.experiment.Node;

/** What one kind of layer adds to a program. */
@FunctionalInterface
interface LayerFragment {

  /**
   * Writes the layer.
   *
   * @param layer with its arguments and shapes
   * @param input what comes in, in either form
   * @return what comes out
   */
  Activation write(Node.Layer layer, Activation input, Forward forward);
}
