package dev.ablate.experiment.layer;

import dev.ablate.catalog.Shape;
import java.util.List;

/**
 * A window that moves over the height and width of an image; each list has a number for both.
 *
 * @param padding points added on each side
 * @param ceil whether a window counts that begins inside and ends outside
 */
record Window(
    List<Integer> kernel,
    List<Integer> stride,
    List<Integer> dilation,
    List<Integer> padding,
    boolean ceil) {

  /**
   * What comes out, by the formula of torch.nn.Conv2d and torch.nn.MaxPool2d.
   *
   * @param input [channels, height, width]
   * @throws ShapeException where the window is larger than the padded image
   */
  Shape over(Shape input, int channels) {
    long height = size(input.size(1), 0);
    long width = size(input.size(2), 1);
    if (height < 1 || width < 1) {
      throw new ShapeException(
          "needs at least " + span(0) + " x " + span(1) + " points" + with() + ", not " + input);
    }
    return Shape.of(channels, TensorSize.side(height), TensorSize.side(width));
  }

  /** Refuses what torch.nn.MaxPool2d and AvgPool2d refuse, whatever the dilation. */
  void checkPaddingAtMostHalf() {
    if (padding.get(0) > kernel.get(0) / 2 || padding.get(1) > kernel.get(1) / 2) {
      throw new ShapeException(
          "has padding " + padding + ", more than half of its kernel_size " + kernel);
    }
  }

  private long size(int input, int axis) {
    long step = stride.get(axis);
    long room = input + 2L * padding.get(axis) - span(axis);
    long windows = Math.floorDiv(room + (ceil ? step - 1 : 0), step) + 1;
    boolean lastIsOutside = (windows - 1) * step >= (long) input + padding.get(axis);
    return ceil && lastIsOutside ? windows - 1 : windows;
  }

  /** How many points the window reaches over. */
  private long span(int axis) {
    return (long) dilation.get(axis) * (kernel.get(axis) - 1) + 1;
  }

  private String with() {
    boolean padded = padding.stream().anyMatch(p -> p > 0);
    return padded ? " with its padding" : "";
  }
}
