package dev.ablate.program.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.layer.Sides;
import dev.ablate.program.layer.Activation.Form;

/**
 * A convolution with the trials as groups, or a batched product. Where the trials still see the
 * same numbers, it is one convolution or product with all their kernels instead, and what goes in
 * is not repeated.
 */
final class Convolution {
  private Convolution() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    Instance conv = layer.layer();
    int groups = conv.integer("groups");
    boolean image = input.shape().rank() == 3;
    Activation given = image ? ordered(input, forward) : input;
    Activation x = groups == 1 ? given : forward.spread(given);
    Padding padding = new Padding(Sides.of(conv));
    boolean channelsLast = image && !channelsFirst(forward);
    String channels = padding.write(SideBySide.of(x, forward.code()), channelsLast, forward.code());
    String result =
        groups == 1 && forward.convolutions() == ConvolutionStrategy.UNFOLD
            ? new Unfolding(layer, image, padding.within()).write(channels, x.channels(), forward)
            : product(
                forward,
                "torch.conv%dd(%s, %s, %s, %s, %s, %s, %s)",
                image ? 2 : 1,
                forward.arithmetic().operand(channels),
                kernels(layer, forward),
                forward.flatOperand(layer, "bias"),
                conv.integers("stride"),
                padding.within(),
                conv.integers("dilation"),
                groups(x, channels, groups));
    Activation out = SideBySide.back(result, image, layer.output(), forward.code());
    return image ? out.asSpent() : out;
  }

  static Activation transposed(Node.Layer layer, Activation input, Forward forward) {
    Instance conv = layer.layer();
    Activation x = forward.spread(ordered(input, forward));
    String result =
        product(
            forward,
            "torch.conv_transpose2d(%s, %s, %s, %s, %s, %s, torch.mul(T, %d), %s)",
            forward.arithmetic().operand(x.name()),
            kernels(layer, forward),
            forward.flatOperand(layer, "bias"),
            conv.integers("stride"),
            conv.integers("padding"),
            conv.integers("output_padding"),
            conv.integer("groups"),
            conv.integers("dilation"));
    return new Activation(result, Form.IMAGE, true, layer.output());
  }

  /** An image as it lies best in memory. */
  private static Activation ordered(Activation input, Forward forward) {
    Activation image = forward.image(input);
    return channelsFirst(forward)
        ? image.named(forward.code().let("torch.contiguous(%s)", image.name()))
        : image;
  }

  private static boolean channelsFirst(Forward forward) {
    return switch (forward.convolutions()) {
      case GROUPED, UNFOLD -> true;
      case ROW_BY_ROW, GROUPED_CHANNELS_LAST -> false;
    };
  }

  @SuppressWarnings(
      "AnnotateFormatMethod") // Tests generate every program; a library would be needed.
  private static String product(Forward forward, String format, Object... arguments) {
    String product = String.format(format, arguments);
    return forward.code().let("%s", forward.arithmetic().result(product));
  }

  /** The weights of all trials, one behind the other along the first dimension. */
  private static String kernels(Node.Layer layer, Forward forward) {
    String sizes = layer.weights().get(0).shape().toString();
    return String.format(
        "torch.reshape(%s, [-1%s)",
        forward.operand(layer, "weight").orElseThrow(), sizes.substring(sizes.indexOf(',')));
  }

  private static String groups(Activation x, String channels, int groups) {
    return x.byTrial()
        ? String.format("torch.mul(T, %d)", groups)
        : String.format("torch.floordiv(torch.size(%s, 1), %d)", channels, x.channels());
  }
}
