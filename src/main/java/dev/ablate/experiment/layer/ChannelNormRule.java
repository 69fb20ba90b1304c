package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Weight;
import java.util.List;

/**
 * Normalisation over channels, the first dimension of an example.
 *
 * @param inputs the shapes it takes
 */
record ChannelNormRule(Channels inputs) implements LayerRule {
  @Override
  public Shape output(Instance layer, Shape input) {
    inputs.check(input);
    layer.find("num_groups").ifPresent(groups -> checkGroups(layer, input));
    if (layer.name().equals("InstanceNorm2d") && input.count() == input.size(0)) {
      throw new ShapeException("needs more than one point a channel, not " + input);
    }
    return input;
  }

  @Override
  public List<Weight> weights(Instance layer, Shape input) {
    return WeightStart.scaleAndShift(layer, "affine", Shape.of(input.size(0)));
  }

  private static void checkGroups(Instance layer, Shape input) {
    int groups = layer.integer("num_groups");
    if (input.size(0) % groups != 0) {
      throw new ShapeException(
          String.format(
              "has num_groups = %d, which must divide the %d channels of %s",
              groups, input.size(0), input));
    }
  }
}
