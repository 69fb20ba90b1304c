package dev.ablate.program.layer;

import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;

/**
 * Numbers set to 0 with a probability a trial, the others scaled (Srivastava et al. 2014). The
 * uniform numbers come with the step: a piece of them for each layer.
 */
final class Dropout {
  private Dropout() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    return multiplied(input, input.shape(), forward);
  }

  /** Whole channels of an image at once. */
  static Activation writeChannels(Node.Layer layer, Activation input, Forward forward) {
    return multiplied(input, Shape.of(input.channels(), 1, 1), forward);
  }

  /** Dropout within a layer that has it; its input where the probability is 0. */
  static Activation part(Node.Layer layer, Activation input, Forward forward) {
    return Buffers.isDropout(layer) ? write(layer, input, forward) : input;
  }

  /** One uniform number for each number of {@code drawn}, which meets the input's shape. */
  private static Activation multiplied(Activation input, Shape drawn, Forward forward) {
    Activation x = forward.spread(forward.rowsOrImage(input));
    Code code = forward.code();
    String result = code.let("%s", x.name());
    code.block(
        "if training:",
        () ->
            code.line(
                "%s = torch.mul(%s, %s)",
                result,
                x.name(),
                forward.arithmetic().like(mask(x.named(x.name(), drawn), forward), x.name())));
    return x.named(result);
  }

  /** What {@code x} is multiplied with, in its form. */
  private static String mask(Activation x, Forward forward) {
    String uniform = forward.uniform(x.shape().count());
    return x.image() ? imageMask(uniform, x, forward) : rowMask(uniform, x, forward);
  }

  private static String rowMask(String uniform, Activation x, Forward forward) {
    String sizes = x.shape().toString().substring(1);
    String column = "[-1" + ", 1".repeat(x.shape().rank() + 1) + "]";
    String drawn =
        forward
            .code()
            .let("torch.reshape(%s, [torch.size(%s, 0), -1, %s)", uniform, uniform, sizes);
    return kept(drawn, column, forward);
  }

  private static String imageMask(String uniform, Activation x, Forward forward) {
    Code code = forward.code();
    String drawn =
        code.let(
            "torch.permute(torch.reshape(%s, [torch.size(%s, 0), -1, %d, %d, %d]), [1, 2, 3, 0,"
                + " 4])",
            uniform, uniform, x.shape().size(1), x.shape().size(2), x.channels());
    String kept = kept(drawn, "[-1, 1]", forward);
    return code.let("torch.permute(torch.flatten(%s, 3, 4), [0, 3, 1, 2])", kept);
  }

  private static String kept(String drawn, String column, Forward forward) {
    return forward
        .code()
        .let(
            "torch.mul(torch.ge(%s, torch.view(%s, %s)), torch.view(%s, %s))",
            drawn,
            Constants.columns(Constants.dropProbability(forward.dropoutIndex()), 1),
            column,
            Constants.columns(Constants.keptScale(forward.dropoutIndex()), 1),
            column);
  }
}
