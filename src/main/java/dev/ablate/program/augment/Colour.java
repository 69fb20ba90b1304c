package dev.ablate.program.augment;

import dev.ablate.catalog.Shape;
import dev.ablate.program.code.Code;

/** What changes the colours of images {@code [N, C, H, W]}, pixels from 0 to 1. */
final class Colour {
  private Colour() {}

  /** The luma of each pixel (ITU-R 601): {@code [N, 1, H, W]}. */
  static String gray(Code code, String x, Shape image) {
    if (image.size(0) == 1) {
      return x;
    }
    String parts = code.let("torch.unbind(%s, 1)", x);
    return code.let(
        "torch.unsqueeze(torch.add(torch.add(torch.mul(%1$s[0], 0.2989), torch.mul(%1$s[1],"
            + " 0.587)), torch.mul(%1$s[2], 0.114)), 1)",
        parts);
  }

  /** The mean gray of each image: {@code [N, 1, 1, 1]}. */
  static String mean(Code code, String gray) {
    return code.let("torch.mean(%s, [1, 2, 3], True)", gray);
  }

  /** An image blended with, or moved away from, another: {@code factor * x + (1 - factor) * y}. */
  static String blend(Code code, String x, String other, String factor) {
    String share = code.let("%s", Pixels.each(factor));
    return code.let(
        "torch.clamp(torch.add(torch.mul(%s, %s), torch.mul(%s, torch.rsub(%s, 1))), 0, 1)",
        x, share, other, share);
  }

  /**
   * Hues turned, in HSV (Smith 1978) and back; images that are turned by 0 stay as they are.
   *
   * @param turn of the whole circle
   */
  static String turnHue(Code code, String x, String turn) {
    String most = code.let("torch.amax(%s, [1], True)", x);
    String chroma = code.let("torch.sub(%s, torch.amin(%s, [1], True))", most, x);
    String angle = code.let("torch.add(%s, %s)", hue(code, x, most, chroma), sixths(turn));
    String offsets =
        code.let(
            "torch.reshape(torch.arange(5, 0, -2, dtype=6, device=%s.device), [1, 3, 1, 1])", x);
    String k = code.let("torch.remainder(torch.add(%s, %s), 6)", angle, offsets);
    String lack = code.let("torch.clamp(torch.minimum(%s, torch.rsub(%s, 4)), 0, 1)", k, k);
    return code.let(
        "torch.where(torch.eq(%s, 0), %s, torch.sub(%s, torch.mul(%s, %s)))",
        Pixels.each(turn), x, most, chroma, lack);
  }

  private static String sixths(String turn) {
    return "torch.mul(" + Pixels.each(turn) + ", 6)";
  }

  /** The hue of each pixel in sixths of the circle: {@code [N, 1, H, W]}. */
  private static String hue(Code code, String x, String most, String chroma) {
    String parts = code.let("torch.split(%s, 1, 1)", x);
    String divisor = code.let("torch.clamp(%s, 1e-12)", chroma);
    String green = difference(code, parts + "[2]", parts + "[0]", divisor, 2);
    String blue = difference(code, parts + "[0]", parts + "[1]", divisor, 4);
    String red = difference(code, parts + "[1]", parts + "[2]", divisor, 0);
    return code.let(
        "torch.where(torch.eq(%s, %s[0]), %s, torch.where(torch.eq(%s, %s[1]), %s, %s))",
        most, parts, red, most, parts, green, blue);
  }

  private static String difference(
      Code code, String from, String what, String divisor, int offset) {
    return code.let("torch.add(torch.div(torch.sub(%s, %s), %s), %d)", from, what, divisor, offset);
  }
}
