package dev.ablate.program;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Node;

/**
 * A convolution with the trials as groups. Where the trials still see the same image, it is one
 * convolution with all their kernels instead, and the image is not repeated.
 */
final class Convolution {
  private Convolution() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    Instance conv = layer.layer();
    int groups = conv.integer("groups");
    Activation image = forward.image(input);
    Activation x = groups == 1 ? image : forward.spread(image);
    Shape kernel = layer.weights().get(0).shape();
    String weight =
        String.format(
            "torch.reshape(%s, [-1, %d, %d, %d])",
            forward.weight(layer, "weight").orElseThrow(),
            kernel.size(1),
            kernel.size(2),
            kernel.size(3));
    String bias =
        forward.weight(layer, "bias").map(b -> "torch.reshape(" + b + ", [-1])").orElse("None");
    String result =
        forward
            .code()
            .let(
                "torch.conv2d(%s, %s, %s, %s, %s, %s, %s)",
                x.name(),
                weight,
                bias,
                conv.integers("stride"),
                conv.integers("padding"),
                conv.integers("dilation"),
                groups(x, groups));
    return new Activation(result, true, true, layer.output());
  }

  private static String groups(Activation x, int groups) {
    return x.byTrial()
        ? String.format("torch.mul(T, %d)", groups)
        : String.format("torch.floordiv(torch.size(%s, 1), %d)", x.name(), x.channels());
  }
}
