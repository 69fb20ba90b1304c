package dev.ablate.program.augment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.program.code.Code;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What augmentations of images {@code [N, C, H, W]} have in common. */
final class Pixels {
  private Pixels() {}

  /** A number for each channel, written as a list or as one for all. */
  static List<Double> perChannel(Instance part, String parameter, Shape image) {
    return part.get(parameter) instanceof Value.ListOf
        ? part.reals(parameter)
        : Collections.nCopies(image.size(0), part.real(parameter));
  }

  /** A number an image, to meet its pixels: {@code [N, 1, 1, 1]} of {@code [N]}. */
  static String each(String column) {
    return "torch.reshape(" + column + ", [-1, 1, 1, 1])";
  }

  /** The numbers from 0 to {@code size - 1}. */
  static String range(Code code, int size, String like) {
    return code.let("torch.arange(%d, dtype=6, device=%s.device)", size, like);
  }

  /**
   * Numbers by channel, to meet pixels: {@code [1, C, 1, 1]}, or one number. They are filled in on
   * the device, as it would be waited for to copy a list there.
   */
  static String colour(Code code, List<Double> channels, String like) {
    if (channels.stream().distinct().count() == 1) {
      return code.let("torch.new_full(%s, [1], %s)", like, channels.get(0));
    }
    String numbers =
        channels.stream()
            .map(number -> String.format("torch.new_full(%s, [1], %s)", like, number))
            .collect(Collectors.joining(", "));
    return code.let("torch.reshape(torch.cat([%s]), [1, -1, 1, 1])", numbers);
  }

  /**
   * Whether a pixel is in an image's rectangle: {@code [N, 1, H, W]}.
   *
   * @param sides top, left, bottom and right, {@code [N]} each, the latter two outside
   */
  static String rectangle(Code code, String x, List<String> sides, Shape image) {
    String down = between(code, x, sides.get(0), sides.get(2), image.size(1));
    String across = between(code, x, sides.get(1), sides.get(3), image.size(2));
    return meet(code, down, across);
  }

  private static String between(Code code, String x, String from, String to, int size) {
    String places = range(code, size, x);
    return code.let(
        "torch.logical_and(torch.ge(%s, torch.unsqueeze(%s, 1)), torch.lt(%s, torch.unsqueeze(%s,"
            + " 1)))",
        places, from, places, to);
  }

  /** What holds in rows {@code [N, H]} and in columns {@code [N, W]}: {@code [N, 1, H, W]}. */
  static String meet(Code code, String rows, String columns) {
    return code.let(
        "torch.unsqueeze(torch.logical_and(torch.unsqueeze(%s, 2), torch.unsqueeze(%s, 1)), 1)",
        rows, columns);
  }

  /**
   * The pixels at some places.
   *
   * @param rows {@code [N, H]}, each within the image
   * @param columns {@code [N, W]}, each within the image
   * @param width of the image
   */
  static String pick(Code code, String x, String rows, String columns, int width) {
    String places =
        code.let(
            "torch.add(torch.unsqueeze(torch.mul(%s, %d), 2), torch.unsqueeze(%s, 1))",
            rows, width, columns);
    String index =
        code.let(
            "torch.expand(torch.unsqueeze(torch.flatten(torch.to(%s, 4), 1), 1), [-1,"
                + " torch.size(%s, 1), -1])",
            places, x);
    return code.let("torch.view_as(torch.gather(torch.flatten(%s, 2), 2, %s), %s)", x, index, x);
  }
}
