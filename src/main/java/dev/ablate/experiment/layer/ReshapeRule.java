package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import java.util.List;

/** Reshape: the same numbers in another shape. */
final class ReshapeRule implements LayerRule {
  /** Fills in the size that is -1. */
  @Override
  public Instance complete(Instance layer, Shape input) {
    List<Integer> asked = layer.integers("shape");
    if (asked.contains(0) || asked.stream().filter(size -> size == -1).count() > 1) {
      throw new ShapeException(
          "has shape = " + asked + ", where one size at most may be -1, none 0");
    }
    Shape sizes = new Shape(asked.stream().filter(size -> size != -1).toList());
    TensorSize.check(sizes);
    long known = sizes.count();
    if (asked.contains(-1) ? input.count() % known != 0 : input.count() != known) {
      throw new ShapeException(
          String.format(
              "has shape = %s, which does not hold the %d numbers of %s",
              asked, input.count(), input));
    }
    int inferred = Math.toIntExact(input.count() / known);
    return layer.with(
        "shape",
        Value.ListOf.wholes(asked.stream().map(size -> size == -1 ? inferred : size).toList()));
  }

  @Override
  public Shape output(Instance layer, Shape input) {
    return new Shape(layer.integers("shape"));
  }
}
