package dev.ablate.program.layer;

import dev.ablate.experiment.Node;

/** Shares of a sum along a dimension of an example. */
final class Softmax {
  private Softmax() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    Activation x = forward.rows(input);
    // PyTorch counts the batch as dimension 0; here the trials stand before it.
    int dimension = layer.layer().integer("dim") + 1;
    String full = forward.arithmetic().full(x.name());
    return x.named(forward.code().let("torch.softmax(%s, %d)", full, dimension));
  }
}
