package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What Conv1d or Conv2d adds around its input.
 *
 * @param mode {@code zeros}, {@code reflect}, {@code replicate} or {@code circular}
 * @param before how many points before the first, for each direction
 * @param after how many behind the last
 */
public record Sides(String mode, List<Integer> before, List<Integer> after) {

  /** Those of a layer; {@code padding = same} has one more behind where it must. */
  public static Sides of(Instance conv) {
    String mode = conv.text("padding_mode");
    if (!(conv.get("padding") instanceof Value.Text word)) {
      return new Sides(mode, conv.integers("padding"), conv.integers("padding"));
    }
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    List<Integer> kernel = conv.integers("kernel_size");
    for (int axis = 0; axis < kernel.size(); axis++) {
      boolean same = word.value().equals("same");
      long reach = same ? conv.integers("dilation").get(axis) * (kernel.get(axis) - 1L) : 0;
      before.add(TensorSize.side(reach / 2));
      after.add(TensorSize.side(reach - reach / 2));
    }
    return new Sides(mode, before, after);
  }

  /** Whether as many are added before as behind. */
  boolean even() {
    return before.equals(after);
  }

  /** Whether a convolution can add them itself, so that its input need not grow. */
  public boolean within() {
    return mode.equals("zeros") ? even() : after.stream().allMatch(points -> points == 0);
  }

  /**
   * The shape of an input with them.
   *
   * @throws ShapeException where it is too large, or torch.nn.functional.pad refuses it
   */
  public Shape around(Shape input) {
    List<Integer> sizes = new ArrayList<>(input.sizes());
    for (int axis = 0; axis < before.size(); axis++) {
      checkSource(input, axis);
      long added = (long) before.get(axis) + after.get(axis);
      sizes.set(axis + 1, TensorSize.side(input.size(axis + 1) + added));
    }
    Shape shape = new Shape(sizes);
    TensorSize.check(shape);
    return shape;
  }

  /** A mirror has no more points than lie behind the border, a circle no more than there are. */
  private void checkSource(Shape input, int axis) {
    int most =
        switch (mode) {
          case "reflect" -> input.size(axis + 1) - 1;
          case "circular" -> input.size(axis + 1);
          default -> Integer.MAX_VALUE;
        };
    if (after.get(axis) > most) {
      throw new ShapeException(
          "has padding_mode = %s, which needs padding <= %d of %s, not %d"
              .formatted(mode, most, input, after.get(axis)));
    }
  }
}
