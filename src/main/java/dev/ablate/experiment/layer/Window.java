package dev.ablate.experiment.layer;

import dev.ablate.catalog.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A window that moves over a sequence or an image; each list has a number for each direction.
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
   * @param input [channels, length] or [channels, height, width]
   * @throws ShapeException where the window is larger than what it moves over
   */
  Shape over(Shape input, int channels) {
    List<Integer> sizes = new ArrayList<>(List.of(channels));
    for (int axis = 0; axis < kernel.size(); axis++) {
      long size = size(input.size(axis + 1), axis);
      if (size < 1) {
        throw new ShapeException(
            "needs at least " + spans() + " points" + with() + ", not " + input);
      }
      sizes.add(TensorSize.side(size));
    }
    return new Shape(sizes);
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

  private String spans() {
    return IntStream.range(0, kernel.size())
        .mapToObj(axis -> Long.toString(span(axis)))
        .collect(Collectors.joining(" x "));
  }

  private String with() {
    boolean padded = padding.stream().anyMatch(p -> p > 0);
    return padded ? " with its padding" : "";
  }
}
