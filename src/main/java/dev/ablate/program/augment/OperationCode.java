package dev.ablate.program.augment;

import dev.ablate.catalog.Shape;
import dev.ablate.program.code.Code;
import java.util.List;

/**
 * One operation of RandAugment on each image: every way is done to all, and each image keeps its
 * own.
 *
 * @param columns see {@link Operation}
 */
record OperationCode(Code code, Warp warp, List<String> columns) {

  /** Writes the changed images. */
  String write(String x) {
    String bytes = code.let("torch.round(torch.mul(%s, 255))", x);
    String changed = keep(x, Operation.Way.WARP, warped(x));
    changed = keep(changed, Operation.Way.BLEND, blended(x));
    changed = keep(changed, Operation.Way.POSTERIZE, posterized(bytes));
    changed = keep(changed, Operation.Way.SOLARIZE, solarized(x, bytes));
    changed = keep(changed, Operation.Way.AUTO_CONTRAST, contrasted(x));
    return keep(changed, Operation.Way.EQUALIZE, equalized(bytes));
  }

  private String keep(String x, Operation.Way way, String changed) {
    return code.let(
        "torch.where(torch.eq(%s, %d), %s, %s)",
        Pixels.each(columns.get(Operation.WAY)), way.code(), changed, x);
  }

  private String amount() {
    return Pixels.each(columns.get(Operation.AMOUNT));
  }

  private String warped(String x) {
    return warp.write(code, x, columns.subList(Operation.MAP, Operation.COLUMNS));
  }

  private String blended(String x) {
    String gray = Colour.gray(code, x, warp.image());
    String other =
        code.let(
            "torch.add(torch.add(%s, %s), %s)",
            share(Colour.mean(code, gray), Operation.MEAN),
            share(gray, Operation.GRAY),
            share(smoothed(x), Operation.SMOOTH));
    return Colour.blend(code, x, other, columns.get(Operation.AMOUNT));
  }

  private String share(String image, int column) {
    return code.let("torch.mul(%s, %s)", image, Pixels.each(columns.get(column)));
  }

  /** Each pixel but those of the edge is blended with its neighbours, five to one of each. */
  private String smoothed(String x) {
    Shape image = warp.image();
    int height = image.size(1) - 2;
    int width = image.size(2) - 2;
    if (height <= 0 || width <= 0) {
      return x;
    }
    String inner = code.let("torch.narrow(torch.narrow(%s, 2, 1, %d), 3, 1, %d)", x, height, width);
    String around = code.let("torch.mul(torch.avg_pool2d(%s, [3, 3], [1, 1]), 9)", x);
    String smooth = code.let("torch.div(torch.add(%s, torch.mul(%s, 4)), 13)", around, inner);
    String edges = "torch.constant_pad_nd(%s, [1, 1, 1, 1], %d)";
    String edge = code.let(edges, "torch.zeros_like(" + inner + ")", 1);
    return code.let("torch.where(torch.gt(%s, 0), %s, %s)", edge, x, edges.formatted(smooth, 0));
  }

  /** The bytes below a multiple of the amount become it. */
  private String posterized(String bytes) {
    String steps = code.let("torch.floor(torch.div(%s, %s))", bytes, amount());
    return code.let("torch.div(torch.mul(%s, %s), 255)", steps, amount());
  }

  private String solarized(String x, String bytes) {
    return code.let("torch.where(torch.ge(%s, %s), torch.rsub(%s, 1), %s)", bytes, amount(), x, x);
  }

  /** Each channel from its darkest to its brightest pixel, spread over 0 to 1. */
  private String contrasted(String x) {
    String least = code.let("torch.amin(%s, [2, 3], True)", x);
    String range = code.let("torch.sub(torch.amax(%s, [2, 3], True), %s)", x, least);
    return code.let(
        "torch.where(torch.gt(%s, 0), torch.div(torch.sub(%s, %s), %s), %s)",
        range, x, least, range, x);
  }

  /** Each channel's bytes spread evenly, as Pillow does it. */
  private String equalized(String bytes) {
    String flat = code.let("torch.flatten(torch.to(%s, 4), 2)", bytes);
    String none =
        code.let(
            "torch.zeros([torch.size(%1$s, 0), torch.size(%1$s, 1), 256], dtype=6,"
                + " device=%1$s.device)",
            flat);
    String counts =
        code.let("torch.scatter_add(%s, 2, %s, torch.ones_like(%s, dtype=6))", none, flat, flat);
    String last = code.let("torch.gather(%s, 2, torch.amax(%s, [2], True))", counts, flat);
    int pixels = warp.image().size(1) * warp.image().size(2);
    String step = code.let("torch.floor(torch.div(torch.rsub(%s, %d), 255))", last, pixels);
    String below = code.let("torch.sub(torch.cumsum(%s, 2), %s)", counts, counts);
    String half = code.let("torch.floor(torch.div(%s, 2))", step);
    String levels =
        code.let(
            "torch.clamp(torch.floor(torch.div(torch.add(%s, %s), torch.clamp(%s, 1))), 0, 255)",
            below, half, step);
    String spread = code.let("torch.gather(%s, 2, %s)", levels, flat);
    return code.let(
        "torch.div(torch.view_as(torch.where(torch.gt(%s, 0), %s, torch.to(%s, 6)), %s), 255)",
        step, spread, flat, bytes);
  }
}
