package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import java.util.ArrayList;
import java.util.List;

/** One dimension of several, counted as in PyTorch: dimension 0 is the batch. */
final class FlattenRule implements LayerRule {
  /** Counts both dimensions from the front. */
  @Override
  public Instance complete(Instance layer, Shape input) {
    return layer
        .with("start_dim", new Value.Int(Dimensions.fromFront(layer, "start_dim", input)))
        .with("end_dim", new Value.Int(Dimensions.fromFront(layer, "end_dim", input)));
  }

  @Override
  public Shape output(Instance layer, Shape input) {
    int start = layer.integer("start_dim") - 1;
    int end = layer.integer("end_dim");
    if (end <= start) {
      throw new ShapeException(
          "has start_dim = " + (start + 1) + " behind end_dim = " + end + " of " + input);
    }
    Shape flattened = new Shape(input.sizes().subList(start, end));
    List<Integer> sizes = new ArrayList<>(input.sizes().subList(0, start));
    sizes.add(Math.toIntExact(flattened.count()));
    sizes.addAll(input.sizes().subList(end, input.rank()));
    return new Shape(sizes);
  }
}
