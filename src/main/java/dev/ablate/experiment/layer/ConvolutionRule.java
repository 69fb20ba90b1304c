package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Weight;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
    int directions = layer.integers("kernel_size").size();
    return word.value().equals("same")
        ? sameSize(layer).<Instance>map(sides -> layer.with("padding", sides)).orElse(layer)
        : layer.with("padding", Value.ListOf.wholes(Collections.nCopies(directions, 0)));
  }

  @Override
  public Shape output(Instance layer, Shape input) {
    inputs.check(input);
    int channels = layer.integer("out_channels");
    Groups.check(layer, input.size(0), channels);
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

  /** The padding that keeps the size; empty where one side needs a point more than the other. */
  private static Optional<Value> sameSize(Instance layer) {
    List<Integer> stride = layer.integers("stride");
    if (stride.stream().anyMatch(step -> step != 1)) {
      throw new ShapeException("has padding = same, which needs stride = 1, not " + stride);
    }
    List<Integer> kernel = layer.integers("kernel_size");
    List<Integer> dilation = layer.integers("dilation");
    List<Long> reaches =
        IntStream.range(0, kernel.size())
            .mapToObj(axis -> dilation.get(axis) * (kernel.get(axis) - 1L))
            .toList();
    return reaches.stream().allMatch(reach -> reach % 2 == 0)
        ? Optional.of(
            Value.ListOf.wholes(reaches.stream().map(reach -> TensorSize.side(reach / 2)).toList()))
        : Optional.empty();
  }
}
