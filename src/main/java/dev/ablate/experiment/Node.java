package dev.ablate.experiment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import java.util.List;

/** A step of a network with the shapes of one example before and after it. */
public sealed interface Node {

  /** What goes in. */
  Shape input();

  /** What comes out. */
  Shape output();

  /**
   * One layer.
   *
   * @param layer the component with all its arguments
   * @param weights its trainable tensors, in PyTorch's order
   * @param label where it stands, for messages and tables: {@code 3: Conv2d}
   */
  record Layer(Instance layer, Shape input, Shape output, List<Weight> weights, String label)
      implements Node {
    public Layer {
      weights = List.copyOf(weights);
    }
  }

  /** The sum of a body and a shortcut; an empty shortcut is the input itself. */
  record Residual(List<Node> body, List<Node> shortcut, Shape input, Shape output) implements Node {
    public Residual {
      body = List.copyOf(body);
      shortcut = List.copyOf(shortcut);
    }
  }

  /** Branches on one input, concatenated along the first dimension of an example. */
  record Parallel(List<List<Node>> branches, Shape input, Shape output) implements Node {
    public Parallel {
      branches = branches.stream().map(List::copyOf).toList();
    }
  }
}
