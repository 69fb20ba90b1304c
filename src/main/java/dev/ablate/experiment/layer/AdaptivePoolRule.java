package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import java.util.List;

/** AdaptiveAvgPool2d and AdaptiveMaxPool2d: as many windows as are asked for. */
final class AdaptivePoolRule implements LayerRule {
  /** Fills in the input's size where {@code output_size} has {@code none}. */
  @Override
  public Instance complete(Instance layer, Shape input) {
    Channels.IMAGES.check(input);
    List<Value> sizes = ((Value.ListOf) layer.get("output_size")).items();
    return layer.with(
        "output_size",
        new Value.ListOf(
            List.of(size(sizes.get(0), input.size(1)), size(sizes.get(1), input.size(2)))));
  }

  @Override
  public Shape output(Instance layer, Shape input) {
    List<Integer> size = layer.integers("output_size");
    return Shape.of(input.size(0), size.get(0), size.get(1));
  }

  private static Value size(Value asked, int input) {
    return asked instanceof Value.None ? new Value.Int(input) : asked;
  }
}
