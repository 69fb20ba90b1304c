package dev.ablate.experiment;

import dev.ablate.catalog.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model unrolled for one trial: blocks, loops and parameters are gone, shapes are known.
 *
 * @param input the shape of one example
 * @param nodes applied in order
 */
public record Network(Shape input, List<Node> nodes) {
  public Network {
    nodes = List.copyOf(nodes);
  }

  /** The shape that the last node gives. */
  public Shape output() {
    return nodes.isEmpty() ? input : nodes.get(nodes.size() - 1).output();
  }

  /**
   * Every layer in the order in which weights are laid out: a residual's body before its shortcut.
   */
  public List<Node.Layer> layers() {
    return layers(nodes).toList();
  }

  /** How many trainable numbers. */
  public long parameters() {
    return layers().stream()
        .flatMap(layer -> layer.weights().stream())
        .mapToLong(weight -> weight.shape().count())
        .sum();
  }

  private static Stream<Node.Layer> layers(List<Node> nodes) {
    return nodes.stream().flatMap(Network::layers);
  }

  private static Stream<Node.Layer> layers(Node node) {
    if (node instanceof Node.Layer layer) {
      return Stream.of(layer);
    }
    if (node instanceof Node.Residual residual) {
      return Stream.concat(layers(residual.body()), layers(residual.shortcut()));
    }
    return ((Node.Parallel) node).branches().stream().flatMap(Network::layers);
  }
}
