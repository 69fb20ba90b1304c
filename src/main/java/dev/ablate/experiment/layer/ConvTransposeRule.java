package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Weight;
import java.util.List;

/** ConvTranspose2d, by the formula of torch.nn.ConvTranspose2d. */
final class ConvTransposeRule implements LayerRule {
  @Override
  public Shape output(Instance layer, Shape input) {
    Channels.IMAGES.check(input);
    int channels = layer.integer("out_channels");
    Groups.check(layer, input.size(0), channels);
    checkOutputPadding(layer);
    long height = size(layer, input, 0);
    long width = size(layer, input, 1);
    if (height < 1 || width < 1) {
      throw new ShapeException(
          "has padding " + layer.integers("padding") + ", which leaves nothing of " + input);
    }
    return Shape.of(channels, TensorSize.side(height), TensorSize.side(width));
  }

  /** The weight is [inputs, outputs a group, height, width]. */
  @Override
  public List<Weight> weights(Instance layer, Shape input) {
    int channels = layer.integer("out_channels");
    List<Integer> kernel = layer.integers("kernel_size");
    int outputs = channels / layer.integer("groups");
    return WeightStart.weights(
        layer, Shape.of(input.size(0), outputs, kernel.get(0), kernel.get(1)), channels);
  }

  private static long size(Instance layer, Shape input, int axis) {
    long reach =
        layer.integers("dilation").get(axis) * (layer.integers("kernel_size").get(axis) - 1L);
    return (input.size(axis + 1) - 1L) * layer.integers("stride").get(axis)
        - 2L * layer.integers("padding").get(axis)
        + reach
        + layer.integers("output_padding").get(axis)
        + 1;
  }

  private static void checkOutputPadding(Instance layer) {
    List<Integer> added = layer.integers("output_padding");
    for (int axis = 0; axis < added.size(); axis++) {
      int stride = layer.integers("stride").get(axis);
      int dilation = layer.integers("dilation").get(axis);
      if (added.get(axis) >= Math.max(stride, dilation)) {
        throw new ShapeException(
            String.format(
                "has output_padding %s, which must be less than its stride or dilation", added));
      }
    }
  }
}
