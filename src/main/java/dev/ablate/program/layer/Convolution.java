package dev.ablate.program.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A convolution with the trials as groups. Where the trials still see the same numbers, it is one
 * convolution with all their kernels instead, and what goes in is not repeated.
 */
final class Convolution {
  private Convolution() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    Instance conv = layer.layer();
    int groups = conv.integer("groups");
    boolean image = input.shape().rank() == 3;
    Activation given = image ? forward.image(input) : input;
    Activation x = groups == 1 ? given : forward.spread(given);
    String channels = padded(SideBySide.of(x, forward.code()), conv, forward.code());
    String result =
        product(
            forward,
            "torch.conv%dd(%s, %s, %s, %s, %s, %s, %s)",
            image ? 2 : 1,
            forward.arithmetic().operand(channels),
            kernels(layer, forward),
            forward.flatOperand(layer, "bias"),
            conv.integers("stride"),
            padding(conv),
            conv.integers("dilation"),
            groups(x, channels, groups));
    return SideBySide.back(result, image, layer.output(), forward.code());
  }

  /** Zeros around the input, where one side needs a point more than the other. */
  private static String padded(String channels, Instance conv, Code code) {
    if (!isUneven(conv)) {
      return channels;
    }
    List<Integer> sides = new ArrayList<>();
    for (int axis = conv.integers("kernel_size").size() - 1; axis >= 0; axis--) {
      int reach =
          conv.integers("dilation").get(axis) * (conv.integers("kernel_size").get(axis) - 1);
      sides.add(reach / 2);
      sides.add(reach - reach / 2);
    }
    return code.let("torch.constant_pad_nd(%s, %s, 0)", channels, sides);
  }

  /** Whether the padding is still a word: the rule of the layer has numbers for all others. */
  private static boolean isUneven(Instance conv) {
    return conv.get("padding") instanceof Value.Text;
  }

  private static List<Integer> padding(Instance conv) {
    return isUneven(conv)
        ? Collections.nCopies(conv.integers("kernel_size").size(), 0)
        : conv.integers("padding");
  }

  static Activation transposed(Node.Layer layer, Activation input, Forward forward) {
    Instance conv = layer.layer();
    Activation x = forward.spread(forward.image(input));
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
    return new Activation(result, true, true, layer.output());
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
