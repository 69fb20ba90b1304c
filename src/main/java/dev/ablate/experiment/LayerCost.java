package dev.ablate.experiment;

import dev.ablate.catalog.Shape;

/** What a layer costs. */
public final class LayerCost {
  private LayerCost() {}

  /**
   * Multiplications with an addition behind each, of one example going forward: those of matrix
   * products and convolutions, beside which all else is little.
   */
  public static long multiplyAdds(Node.Layer layer) {
    return switch (layer.layer().name()) {
      case "Embedding", "PReLU" -> 0;
      case "ConvTranspose2d" -> matrices(layer) * positions(layer.input());
      case "Conv1d", "Conv2d" -> matrices(layer) * positions(layer.output());
      case "MultiheadAttention", "TransformerEncoderLayer" ->
          matrices(layer) * layer.input().size(0) + attention(layer);
      case "LSTM", "GRU" -> matrices(layer) * layer.input().size(0);
      default -> matrices(layer) * rows(layer.input());
    };
  }

  /** Numbers of the weights that are matrices. */
  private static long matrices(Node.Layer layer) {
    return layer.weights().stream()
        .filter(weight -> !weight.name().contains("bias"))
        .map(Weight::shape)
        .filter(shape -> shape.rank() > 1)
        .mapToLong(Shape::count)
        .sum();
  }

  /** Places of an image or a sequence of channels. */
  private static long positions(Shape shape) {
    return shape.count() / shape.size(0);
  }

  /** How often a layer over the last dimension is applied. */
  private static long rows(Shape shape) {
    return shape.count() / shape.size(shape.rank() - 1);
  }

  /** Every place with every key, for the weights and for the sums. */
  private static long attention(Node.Layer layer) {
    return 2L * AttentionKeys.count(layer) * layer.input().count();
  }
}
