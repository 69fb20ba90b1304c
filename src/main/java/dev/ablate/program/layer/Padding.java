package dev.ablate.program.layer;

import dev.ablate.experiment.layer.Sides;
import dev.ablate.program.code.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What stands around the input of a convolution: zeros that it adds itself, or a larger input. */
record Padding(Sides sides) {

  /** How many points on each side are left to the convolution. */
  List<Integer> within() {
    return sides.within() ? sides.before() : Collections.nCopies(sides.before().size(), 0);
  }

  /**
   * What the convolution is given, made as {@code torch.nn} makes it. Images are put in order
   * again, as not every mode keeps it.
   *
   * @param channels {@code [B, channels, ...]}, which may belong to several trials
   * @param image whether they lie channels last
   */
  String write(String channels, boolean image, Code code) {
    if (sides.within()) {
      return channels;
    }
    String padded =
        sides.mode().equals("zeros")
            ? code.let("torch.constant_pad_nd(%s, %s, 0)", channels, reversed())
            : code.let("torch.pad(%s, %s, \"%s\", None)", channels, reversed(), sides.mode());
    return image ? code.let("torch.contiguous(%s, memory_format=2)", padded) : padded;
  }

  /** Both sides of the last direction, then of the one before. */
  private List<Integer> reversed() {
    List<Integer> points = new ArrayList<>();
    for (int axis = sides.before().size() - 1; axis >= 0; axis--) {
      points.add(sides.before().get(axis));
      points.add(sides.after().get(axis));
    }
    return points;
  }
}
