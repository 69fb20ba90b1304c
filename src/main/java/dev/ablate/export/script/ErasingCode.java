package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import java.util.ArrayList;
import java.util.List;

/** RandomErasing: rectangles of one colour. */
final class ErasingCode {
  static final String FUNCTIONS =
      """
      def draw_rectangles(x, p, scale, ratio):
          \"""Top, left, bottom and right of a rectangle an image; an empty one where nothing is erased.\"""
          height, width = x.shape[-2:]
          rectangles = torch.zeros(len(x), 4, dtype=torch.long)
          for rectangle in rectangles:
              for _ in range(10 if torch.rand(()) < p else 0):
                  area, shape = torch.rand(2).tolist()
                  area = height * width * (scale[0] + (scale[1] - scale[0]) * area)
                  shape = ratio[0] * (ratio[1] / ratio[0]) ** shape
                  h, w = round(math.sqrt(area * shape)), round(math.sqrt(area / shape))
                  if h < height and w < width:
                      top = torch.randint(height - h + 1, ()).item()
                      left = torch.randint(width - w + 1, ()).item()
                      rectangle[:] = torch.tensor([top, left, top + h, left + w])
                      break
          return rectangles


      def erase(x, rectangles, value):
          \"""Gives a rectangle of each image one colour.\"""
          for image, (top, left, bottom, right) in zip(x, rectangles.int().tolist()):
              image[:, top:bottom, left:right] = value


      """;

  private ErasingCode() {}

  /**
   * What happens to {@code x} in an update.
   *
   * @param before whether it comes before normalisation, after which {@code value} is meant
   */
  static List<String> lines(Instance erasing, DrawCode draws, boolean before) {
    List<String> arguments = new ArrayList<>(List.of("x"));
    for (String name : List.of("p", "scale", "ratio")) {
      arguments.add(name + "=" + Python.of(erasing.get(name)));
    }
    String own = Python.call("draw_rectangles", arguments);
    List<String> lines = new ArrayList<>(draws.lines("rectangles", "drawn", own));
    String value = value(erasing.get("value"));
    lines.add("erase(x, rectangles, " + (before ? "mean[0] + std[0] * " + value : value) + ")");
    return lines;
  }

  private static String value(Value value) {
    return value instanceof Value.ListOf
        ? "torch.tensor(" + Python.of(value) + ", device=device)[:, None, None]"
        : Python.of(value);
  }
}
