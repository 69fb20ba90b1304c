package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Weight;
import java.util.List;
import java.util.stream.Stream;

/** Convolution of [channels, height, width]. */
final class Conv2dRule implements LayerRule {
  @Override
  public Instance complete(Instance layer, Shape input) {
    if (!(layer.get("padding") instanceof Value.Text word)) {
      return layer;
    }
    List<Integer> sides = word.value().equals("same") ? sameSize(layer) : List.of(0, 0);
    return layer.with("padding", Value.ListOf.wholes(sides));
  }

  @Override
  public Shape output(Instance layer, Shape input) {
    Images.check(input);
    int channels = layer.integer("out_channels");
    checkGroups(layer.integer("groups"), input.size(0), channels);
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

  /** The padding that keeps height and width, which is a whole number for odd spans only. */
  private static List<Integer> sameSize(Instance layer) {
    List<Integer> stride = layer.integers("stride");
    if (!stride.equals(List.of(1, 1))) {
      throw new ShapeException("has padding = same, which needs stride = 1, not " + stride);
    }
    List<Integer> kernel = layer.integers("kernel_size");
    List<Integer> dilation = layer.integers("dilation");
    long height = dilation.get(0) * (kernel.get(0) - 1L);
    long width = dilation.get(1) * (kernel.get(1) - 1L);
    if (height % 2 != 0 || width % 2 != 0) {
      throw new ShapeException("has padding = same, which needs an odd kernel_size, not " + kernel);
    }
    return List.of(TensorSize.side(height / 2), TensorSize.side(width / 2));
  }

  private static void checkGroups(int groups, int inputs, int outputs) {
    if (inputs % groups != 0 || outputs % groups != 0) {
      throw new ShapeException(
          String.format(
              "has groups = %d, which must divide its %d input channels and %d output channels",
              groups, inputs, outputs));
    }
  }
}
