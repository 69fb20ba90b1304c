package dev.ablate.program.augment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.program.code.Code;
import java.util.List;
import java.util.Optional;

/**
 * Images seen through an affine map.
 *
 * @param bilinear how places between pixels are seen; else by the nearest pixel
 * @param fill what is seen outside, by channel; where empty, black fades in over the last pixel
 */
record Warp(Shape image, boolean bilinear, Optional<List<Double>> fill) {
  static final int COLUMNS = 6;

  static Warp of(Instance part, Shape image) {
    Optional<List<Double>> fill =
        part.find("fill").map(value -> Pixels.perChannel(part, "fill", image));
    return new Warp(image, part.text("interpolation").equals("bilinear"), fill);
  }

  /**
   * The two rows of the map from a place of the changed image to the place that it shows, x before
   * y, both from the middle. This is torchvision's {@code _get_inverse_affine_matrix}.
   *
   * @param degrees clockwise
   * @param shear degrees, along x and along y
   */
  static double[] inverse(
      List<Double> center,
      double degrees,
      List<Double> translate,
      double scale,
      List<Double> shear) {
    double rot = Math.toRadians(degrees);
    double sx = Math.toRadians(shear.get(0));
    double sy = Math.toRadians(shear.get(1));
    double a = Math.cos(rot - sy) / Math.cos(sy);
    double b = -a * Math.tan(sx) - Math.sin(rot);
    double c = Math.sin(rot - sy) / Math.cos(sy);
    double d = -c * Math.tan(sx) + Math.cos(rot);
    double x = -center.get(0) - translate.get(0);
    double y = -center.get(1) - translate.get(1);
    return new double[] {
      d / scale,
      -b / scale,
      (d * x - b * y) / scale + center.get(0),
      -c / scale,
      a / scale,
      (-c * x + a * y) / scale + center.get(1)
    };
  }

  /** What the program needs of a map: its numbers in halves of the image's width and height. */
  float[] columns(double[] map) {
    float[] columns = new float[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      columns[i] = (float) (2 * map[i] / image.size(i < COLUMNS / 2 ? 2 : 1));
    }
    return columns;
  }

  /** Writes the images as they are seen. */
  String write(Code code, String x, List<String> columns) {
    String across = places(code, x, image.size(2));
    String down = code.let("torch.unsqueeze(%s, 1)", places(code, x, image.size(1)));
    String grid =
        code.let(
            "torch.stack([%s, %s], 3)",
            seen(code, columns.subList(0, 3), across, down),
            seen(code, columns.subList(3, 6), across, down));
    String sampled = sample(code, x, grid);
    return fill.map(colours -> filled(code, x, grid, sampled, colours)).orElse(sampled);
  }

  /** The middles of pixels along one side, from the image's middle. */
  private static String places(Code code, String x, int size) {
    return code.let("torch.sub(%s, %s)", Pixels.range(code, size, x), (size - 1) / 2.0);
  }

  /** One coordinate of what each pixel sees: {@code [N, H, W]}. */
  private static String seen(Code code, List<String> row, String across, String down) {
    List<String> factors =
        row.stream().map(k -> code.let("torch.reshape(%s, [-1, 1, 1])", k)).toList();
    String turned =
        code.let(
            "torch.add(torch.mul(%s, %s), torch.mul(%s, %s))",
            factors.get(0), across, factors.get(1), down);
    return code.let("torch.add(%s, %s)", turned, factors.get(2));
  }

  private String sample(Code code, String x, String grid) {
    return code.let("torch.grid_sampler(%s, %s, %d, 0, False)", x, grid, bilinear ? 0 : 1);
  }

  private String filled(Code code, String x, String grid, String seen, List<Double> colours) {
    String ones = code.let("torch.ones_like(torch.narrow(%s, 1, 0, 1))", x);
    String inside = sample(code, ones, grid);
    String colour = Pixels.colour(code, colours, x);
    return bilinear
        ? code.let(
            "torch.add(torch.mul(%s, %s), torch.mul(torch.rsub(%s, 1), %s))",
            seen, inside, inside, colour)
        : code.let("torch.where(torch.lt(%s, 0.5), %s, %s)", inside, colour, seen);
  }
}
