package dev.ablate.program.layer;

import dev.ablate.catalog.Shape;
import dev.ablate.program.code.Code;
import dev.ablate.program.layer.Activation.Form;

/** Rows with the trials side by side as further channels, as images have them. */
final class SideBySide {
  private SideBySide() {}

  /**
   * {@code [R, B, C, ...]} as {@code [B, R * C, ...]}; an image is so already.
   *
   * <p>To be seen flat in between gives gradients the order of the rows in memory. Summed over the
   * batch as they lie here, those of narrow layers would depend on how many trials there are.
   */
  static String of(Activation x, Code code) {
    return x.image()
        ? x.name()
        : code.let(
            "torch.flatten(torch.transpose(torch.view_as(torch.flatten(%1$s), %1$s), 0, 1), 1, 2)",
            x.name());
  }

  /**
   * What was computed from that, once for each trial, in the input's form.
   *
   * @param image whether the input was an image
   */
  static Activation back(String channels, boolean image, Shape shape, Code code) {
    String name =
        image
            ? channels
            : code.let(
                "torch.transpose(torch.unflatten(%s, 1, [-1, %d]), 0, 1)", channels, shape.size(0));
    return new Activation(name, image ? Form.IMAGE : Form.ROWS, true, shape);
  }
}
