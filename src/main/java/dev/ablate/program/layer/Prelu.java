package dev.ablate.program.layer;

import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;

/** A slope below 0 that each trial trains: one, or one for each channel (He et al. 2015). */
final class Prelu {
  private Prelu() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    Activation x = forward.spread(forward.rowsOrImage(input));
    Code code = forward.code();
    String slope = code.let("%s", slope(layer, x, forward.operand(layer, "weight").orElseThrow()));
    return x.named(
        code.let(
            "torch.where(torch.gt(%s, 0), %s, torch.mul(%s, %s))",
            x.name(), x.name(), slope, x.name()));
  }

  /** The slopes in a shape that meets the channels of either form. */
  private static String slope(Node.Layer layer, Activation x, String weight) {
    if (x.image()) {
      return String.format(
          "torch.reshape(torch.expand(%s, [-1, %d]), [-1, 1, 1])", weight, x.channels());
    }
    int slopes = layer.layer().integer("num_parameters");
    return String.format(
        "torch.reshape(%s, [-1, 1, %d%s])", weight, slopes, ", 1".repeat(x.shape().rank() - 1));
  }
}
