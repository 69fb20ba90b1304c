package dev.ablate.program.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import java.util.List;

/** Windows over images; channels do not see each other, so trials do not either. */
final class Pooling {
  private Pooling() {}

  static Activation max(Node.Layer layer, Activation input, Forward forward) {
    Instance pool = layer.layer();
    return window(
        layer,
        input,
        forward,
        "torch.max_pool2d(%s, "
            + pool.integers("kernel_size")
            + ", "
            + pool.integers("stride")
            + ", "
            + pool.integers("padding")
            + ", "
            + pool.integers("dilation")
            + ", "
            + Code.bool(pool.bool("ceil_mode"))
            + ")");
  }

  static Activation average(Node.Layer layer, Activation input, Forward forward) {
    Instance pool = layer.layer();
    List<String> arguments =
        List.of(
            "%s",
            pool.integers("kernel_size").toString(),
            pool.integers("stride").toString(),
            pool.integers("padding").toString(),
            Code.bool(pool.bool("ceil_mode")),
            Code.bool(pool.bool("count_include_pad")),
            pool.find("divisor_override").map(Object::toString).orElse("None"));
    return window(layer, input, forward, "torch.avg_pool2d(" + String.join(", ", arguments) + ")");
  }

  static Activation adaptiveAverage(Node.Layer layer, Activation input, Forward forward) {
    return window(
        layer,
        input,
        forward,
        "torch.adaptive_avg_pool2d(%s, " + layer.layer().integers("output_size") + ")");
  }

  static Activation adaptiveMax(Node.Layer layer, Activation input, Forward forward) {
    return window(
        layer,
        input,
        forward,
        "(torch.adaptive_max_pool2d(%s, " + layer.layer().integers("output_size") + "))[0]");
  }

  private static Activation window(
      Node.Layer layer, Activation input, Forward forward, String call) {
    Activation image = forward.image(input);
    return image.named(forward.code().let(call, image.name()), layer.output());
  }
}
