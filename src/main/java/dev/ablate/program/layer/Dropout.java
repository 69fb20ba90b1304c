package dev.ablate.program.layer;

import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import dev.ablate.program.layer.Activation.Form;

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
                forward
                    .arithmetic()
                    .like(mask(x.named(x.name(), drawn), input.form(), forward), x.name())));
    return x.named(result);
  }

  /** What {@code x} is multiplied with, in its form; {@code lying} is how it lies in memory. */
  private static String mask(Activation x, Form lying, Forward forward) {
    String uniform = forward.uniform(x.shape().count());
    if (x.image()) {
      return imageMask(uniform, x, forward);
    }
    String kept = keptRows(uniform, x, forward);
    return scaled(lying == Form.COLUMNS ? turned(kept, forward.code()) : kept, x, forward);
  }

  private static String keptRows(String uniform, Activation x, Forward forward) {
    String sizes = x.shape().toString().substring(1);
    String drawn =
        forward
            .code()
            .let("torch.reshape(%s, [torch.size(%s, 0), -1, %s)", uniform, uniform, sizes);
    return kept(drawn, x, forward);
  }

  /**
   * Rows that lie as columns: a product of numbers that lie differently takes ten times as long.
   */
  private static String turned(String rows, Code code) {
    return code.let("torch.transpose(torch.contiguous(torch.transpose(%s, 1, 2)), 1, 2)", rows);
  }

  private static String imageMask(String uniform, Activation x, Forward forward) {
    Code code = forward.code();
    String drawn =
        code.let(
            "torch.permute(torch.reshape(%s, [torch.size(%s, 0), -1, %d, %d, %d]), [1, 2, 3, 0,"
                + " 4])",
            uniform, uniform, x.shape().size(1), x.shape().size(2), x.channels());
    String kept = scaled(kept(drawn, x, forward), x, forward);
    return code.let("torch.permute(torch.flatten(%s, 3, 4), [0, 3, 1, 2])", kept);
  }

  private static String kept(String drawn, Activation x, Forward forward) {
    int probability = Constants.dropProbability(forward.dropoutIndex());
    return forward
        .code()
        .let(
            "torch.ge(%s, torch.view(%s, %s))",
            drawn, Constants.columns(probability, 1), column(x));
  }

  private static String scaled(String kept, Activation x, Forward forward) {
    int scale = Constants.keptScale(forward.dropoutIndex());
    return forward
        .code()
        .let("torch.mul(%s, torch.view(%s, %s))", kept, Constants.columns(scale, 1), column(x));
  }

  /** The shape in which a number a trial meets {@code x}; where that is an image, its channels. */
  private static String column(Activation x) {
    return x.image() ? "[-1, 1]" : "[-1" + ", 1".repeat(x.shape().rank() + 1) + "]";
  }
}
