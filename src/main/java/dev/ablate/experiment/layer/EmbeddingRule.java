package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Weight;
import java.util.ArrayList;
import java.util.List;

/** Embedding: a vector for each number of the input, behind its other dimensions. */
final class EmbeddingRule implements LayerRule {

  /** The padding's index counted from the front. */
  @Override
  public Instance complete(Instance layer, Shape input) {
    if (layer.find("padding_idx").isEmpty()) {
      return layer;
    }
    int count = layer.integer("num_embeddings");
    int padding = layer.integer("padding_idx");
    if (padding < -count || padding >= count) {
      throw new ShapeException(
          "has padding_idx = %d, but its numbers go from 0 to %d".formatted(padding, count - 1));
    }
    return layer.with("padding_idx", new Value.Int(padding < 0 ? padding + count : padding));
  }

  @Override
  public Shape output(Instance layer, Shape input) {
    List<Integer> sizes = new ArrayList<>(input.sizes());
    sizes.add(layer.integer("embedding_dim"));
    return new Shape(sizes);
  }

  @Override
  public List<Weight> weights(Instance layer, Shape input) {
    int width = layer.integer("embedding_dim");
    Shape shape = Shape.of(layer.integer("num_embeddings"), width);
    TensorSize.check(shape);
    Weight weight = WeightStart.weight(layer, "weight", shape, WeightStart.normal(1));
    return List.of(
        layer.find("padding_idx").isPresent()
            ? withZeros(weight, layer.integer("padding_idx"), width)
            : weight);
  }

  private static Weight withZeros(Weight weight, int row, int width) {
    return new Weight(
        weight.name(),
        weight.shape(),
        new Initialization.ZeroRow(weight.initialization(), row, width));
  }
}
