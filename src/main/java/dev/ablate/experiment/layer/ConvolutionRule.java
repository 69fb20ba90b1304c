package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Weight;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
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
    List<Integer> sides =
        word.value().equals("same")
            ? sameSize(layer)
            : Collections.nCopies(layer.integers("kernel_size").size(), 0);
    return layer.with("padding", Value.ListOf.wholes(sides));
  }

  @Override
  public Shape output(Instance layer, Shape input) {
    inputs.check(input);
    int channels = layer.integer("out_channels");
    Groups.check(layer, input.size(0), channels);
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

  /** The padding that keeps the size, which is a whole number for odd spans only. */
  private static List<Integer> sameSize(Instance layer) {
    List<Integer> stride = layer.integers("stride");
    if (stride.stream().anyMatch(step -> step != 1)) {
      throw new ShapeException("has padding = same, which needs stride = 1, not " + stride);
    }
    List<Integer> kernel = layer.integers("kernel_size");
    List<Integer> dilation = layer.integers("dilation");
    return IntStream.range(0, kernel.size())
        .mapToLong(axis -> dilation.get(axis) * (kernel.get(axis) - 1L))
        .mapToObj(reach -> half(reach, kernel))
        .toList();
  }

  private static int half(long reach, List<Integer> kernel) {
    if (reach % 2 != 0) {
      throw new ShapeException("has padding = same, which needs an odd kernel_size, not " + kernel);
    }
    return TensorSize.side(reach / 2);
  }
}
