package dev.ablate.experiment.layer;

import dev.ablate.catalog.Shape;
import java.util.ArrayList;
import java.util.List;

/** The shapes that come out where ways through a network meet. */
public final class Joins {
  private Joins() {}

  /**
   * The sum of a residual's body and its shortcut.
   *
   * @param shortcut what the shortcut gives; the input itself where there is none
   * @throws ShapeException where they differ; the message follows {@code residual}
   */
  public static Shape sum(Shape body, Shape shortcut) {
    if (!body.equals(shortcut)) {
      throw new ShapeException(
          "adds " + body + " to " + shortcut + "; give it a shortcut that makes both equal");
    }
    return body;
  }

  /**
   * Branches side by side along their first dimension.
   *
   * @throws ShapeException where their other sizes differ; the message follows {@code parallel}
   */
  public static Shape concatenation(List<Shape> branches) {
    if (branches.stream().map(Joins::behindChannels).distinct().count() > 1) {
      throw new ShapeException("joins channels, so all other sizes must be equal, not " + branches);
    }
    long channels = branches.stream().mapToLong(shape -> shape.size(0)).sum();
    List<Integer> sizes = new ArrayList<>(branches.get(0).sizes());
    sizes.set(0, (int) Math.min(channels, Integer.MAX_VALUE));
    Shape joined = new Shape(sizes);
    TensorSize.check(joined);
    return joined;
  }

  private static List<Integer> behindChannels(Shape shape) {
    return shape.sizes().subList(1, shape.rank());
  }
}
