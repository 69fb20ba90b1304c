package dev.ablate.program.augment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.program.code.Code;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A piece of the image, resized to the image's size (Szegedy et al., Going Deeper with
 * Convolutions, 2015).
 *
 * @param scale the piece's area, of the image's
 * @param ratio its width divided by its height
 * @param antialias whether what is made smaller is smoothed
 */
record ResizedCrop(Shape image, Interval scale, Interval ratio, boolean bilinear, boolean antialias)
    implements Augmentation {
  private static final int TRIES = 10;

  static ResizedCrop of(Instance part, Shape image) {
    return new ResizedCrop(
        image,
        Interval.of(part.reals("scale")),
        Interval.of(part.reals("ratio")),
        part.text("interpolation").equals("bilinear"),
        part.bool("antialias"));
  }

  @Override
  public int columns() {
    return 4;
  }

  /** Top, left, height and width of the piece. */
  @Override
  public List<float[]> draw(UniformRandomProvider random, int examples) {
    return IntStream.range(0, examples).mapToObj(i -> piece(random)).toList();
  }

  private float[] piece(UniformRandomProvider random) {
    int height = image.size(1);
    int width = image.size(2);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      double area = height * width * scale.draw(random);
      double shape = ratio.drawRatio(random);
      int w = (int) Math.rint(Math.sqrt(area * shape));
      int h = (int) Math.rint(Math.sqrt(area / shape));
      if (0 < w && w <= width && 0 < h && h <= height) {
        return new float[] {random.nextInt(height - h + 1), random.nextInt(width - w + 1), h, w};
      }
    }
    return middle();
  }

  /** The largest piece in the middle whose ratio is allowed. */
  private float[] middle() {
    double height = image.size(1);
    double width = image.size(2);
    double h = Math.max(1, Math.min(height, Math.rint(width / ratio.from())));
    double w = Math.max(1, Math.min(width, Math.rint(height * ratio.to())));
    return new float[] {
      (float) Math.floor((height - h) / 2),
      (float) Math.floor((width - w) / 2),
      (float) h,
      (float) w
    };
  }

  @Override
  public String write(Code code, String x, List<String> columns) {
    return bilinear ? writeBilinear(code, x, columns) : writeNearest(code, x, columns);
  }

  private String writeNearest(Code code, String x, List<String> columns) {
    String rows = nearest(code, x, columns.get(0), columns.get(2), image.size(1));
    String across = nearest(code, x, columns.get(1), columns.get(3), image.size(2));
    return Pixels.pick(code, x, rows, across, image.size(2));
  }

  /** The places along one side that a resized piece shows: {@code [N, size]}. */
  private static String nearest(Code code, String x, String begin, String length, int size) {
    String steps =
        code.let(
            "torch.mul(%s, torch.unsqueeze(torch.div(%s, %d), 1))",
            Pixels.range(code, size, x), length, size);
    return code.let("torch.add(torch.floor(%s), torch.unsqueeze(%s, 1))", steps, begin);
  }

  /** Resizing is linear in the rows and in the columns of pixels. */
  private String writeBilinear(Code code, String x, List<String> columns) {
    String rows = weights(code, x, columns.get(0), columns.get(2), image.size(1));
    String across = weights(code, x, columns.get(1), columns.get(3), image.size(2));
    return code.let(
        "torch.matmul(torch.matmul(torch.unsqueeze(%s, 1), %s), torch.unsqueeze(torch.transpose(%s,"
            + " 1, 2), 1))",
        rows, x, across);
  }

  /** How much each pixel has of each resized one, along one side: {@code [N, size, size]}. */
  private String weights(Code code, String x, String begin, String length, int size) {
    String first = code.let("torch.reshape(%s, [-1, 1, 1])", begin);
    String long1 = code.let("torch.reshape(%s, [-1, 1, 1])", length);
    String middles = code.let("torch.add(%s, 0.5)", Pixels.range(code, size, x));
    String step = code.let("torch.div(%s, %d)", long1, size);
    String places = code.let("torch.mul(torch.unsqueeze(%s, 1), %s)", middles, step);
    String pixels = code.let("torch.sub(%s, %s)", middles, first);
    String reach = antialias ? code.let("torch.clamp(%s, 1)", step) : "1";
    String centers =
        antialias
            ? places
            : code.let("torch.minimum(torch.clamp(%s, 0.5), torch.sub(%s, 0.5))", places, long1);
    String near =
        code.let(
            "torch.relu(torch.rsub(torch.div(torch.abs(torch.sub(%s, %s)), %s), 1))",
            pixels, centers, reach);
    String inside =
        code.let("torch.logical_and(torch.gt(%s, 0), torch.lt(%s, %s))", pixels, pixels, long1);
    String kept = code.let("torch.mul(%s, %s)", near, inside);
    return code.let("torch.div(%s, torch.sum(%s, [2], True))", kept, kept);
  }
}
