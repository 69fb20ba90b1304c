package dev.ablate.program.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.Node;

/** Layers that only change the shape of an example. */
final class Reshaping {
  private Reshaping() {}

  static Activation flatten(Node.Layer layer, Activation input, Forward forward) {
    Activation x = forward.rows(input);
    Instance flatten = layer.layer();
    // PyTorch counts the batch as dimension 0; here the trials stand before it.
    int first = dimension(flatten.integer("start_dim"), x) + 1;
    int last = dimension(flatten.integer("end_dim"), x) + 1;
    String result =
        forward.code().let("torch.contiguous(torch.flatten(%s, %d, %d))", x.name(), first, last);
    return x.named(result, layer.output());
  }

  static Activation reshape(Node.Layer layer, Activation input, Forward forward) {
    Activation x = forward.rows(input);
    String sizes = layer.output().toString().substring(1);
    String result =
        forward
            .code()
            .let(
                "torch.reshape(%s, [torch.size(%s, 0), torch.size(%s, 1), %s)",
                x.name(), x.name(), x.name(), sizes);
    return x.named(result, layer.output());
  }

  private static int dimension(int written, Activation x) {
    return written < 0 ? written + x.shape().rank() + 1 : written;
  }
}
