package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Weight;
import java.util.List;
import java.util.stream.Stream;

/**
 * Convolutions.
 *
 * @param inputs the shape they take
 */
record ConvolutionRule(Channels inputs) implements LayerRule {
  @Override
  public Instance complete(Instance layer, Shape input) {
    if (!(layer.get("padding") instanceof Value.Text word)) {
      return layer;
    }
    if (word.value().equals("same")) {
      checkStride(layer);
    }
    Sides sides = Sides.of(layer);
    return sides.even() ? layer.with("padding", Value.ListOf.wholes(sides.before())) : layer;
  }

  @Override
  public Shape output(Instance layer, Shape input) {
    inputs.check(input);
    int channels = layer.integer("out_channels");
    Groups.check(layer, input.size(0), channels);
    if (!Sides.of(layer).within()) {
      Sides.of(layer).around(input);
    }
    if (layer.get("padding") instanceof Value.Text) {
      return new Shape(Stream.concat(Stream.of(channels), input.sizes().stream().skip(1)).toList());
    }
    Window window =
        new Window(
            layer.integers("kernel_size"),
            layer.integers("stride"),
            layer.integers("dilation"),
            layer.integers("padding"),
            false);
    return window.over(input, channels);
  }

  @Override
  public List<Weight> weights(Instance layer, Shape input) {
    int inputs = input.size(0) / layer.integer("groups");
    Stream<Integer> sizes =
        Stream.concat(
            Stream.of(layer.integer("out_channels"), inputs),
            layer.integers("kernel_size").stream());
    return WeightStart.weights(layer, new Shape(sizes.toList()));
  }

  private static void checkStride(Instance layer) {
    List<Integer> stride = layer.integers("stride");
    if (stride.stream().anyMatch(step -> step != 1)) {
      throw new ShapeException("has padding = same, which needs stride = 1, not " + stride);
    }
  }
}
