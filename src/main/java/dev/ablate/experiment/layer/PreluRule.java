package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Weight;
import java.util.List;

/** PReLU: one trained slope, or one for each channel, the first dimension of an example. */
final class PreluRule implements LayerRule {
  @Override
  public Shape output(Instance layer, Shape input) {
    int slopes = layer.integer("num_parameters");
    if (slopes != 1 && slopes != input.size(0)) {
      throw new ShapeException(
          String.format(
              "has num_parameters = %d, which must be 1 or the %d channels of %s",
              slopes, input.size(0), input));
    }
    return input;
  }

  @Override
  public List<Weight> weights(Instance layer, Shape input) {
    return List.of(
        new Weight(
            "weight",
            Shape.of(layer.integer("num_parameters")),
            new Initialization.Constant(layer.real("init"))));
  }
}
