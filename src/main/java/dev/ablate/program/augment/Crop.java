package dev.ablate.program.augment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.program.code.Code;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A piece of the padded image, as large as the image.
 *
 * @param padding left, top, right, bottom
 * @param fill by channel
 * @param mode what the image is padded with
 */
record Crop(Shape image, List<Integer> padding, List<Double> fill, String mode)
    implements Augmentation {

  static Crop of(Instance part, Shape image) {
    return new Crop(
        image, sides(part), Pixels.perChannel(part, "fill", image), part.text("padding_mode"));
  }

  private static List<Integer> sides(Instance part) {
    Value padding = part.find("padding").orElse(new Value.Int(0));
    List<Integer> sides =
        padding instanceof Value.ListOf
            ? part.integers("padding")
            : List.of(Math.toIntExact(((Value.Int) padding).value()));
    return IntStream.range(0, 4).mapToObj(i -> sides.get(i % sides.size())).toList();
  }

  @Override
  public int columns() {
    return 2;
  }

  /** The image's row and column at which the piece begins; both may lie in the padding. */
  @Override
  public List<float[]> draw(UniformRandomProvider random, int examples) {
    return IntStream.range(0, examples)
        .mapToObj(i -> new float[] {begin(random, 1), begin(random, 0)})
        .toList();
  }

  private float begin(UniformRandomProvider random, int side) {
    int before = padding.get(side);
    return random.nextInt(before + padding.get(side + 2) + 1) - before;
  }

  @Override
  public String write(Code code, String x, List<String> columns) {
    String rows = places(code, x, columns.get(0), image.size(1));
    String across = places(code, x, columns.get(1), image.size(2));
    String picked =
        Pixels.pick(
            code,
            x,
            within(code, rows, image.size(1)),
            within(code, across, image.size(2)),
            image.size(2));
    if (!mode.equals("constant")) {
      return picked;
    }
    String inside =
        Pixels.meet(code, inside(code, rows, image.size(1)), inside(code, across, image.size(2)));
    return code.let("torch.where(%s, %s, %s)", inside, picked, Pixels.colour(code, fill, x));
  }

  /** The places that a piece shows along one side: {@code [N, size]}. */
  private static String places(Code code, String x, String begin, int size) {
    return code.let("torch.add(torch.unsqueeze(%s, 1), %s)", begin, Pixels.range(code, size, x));
  }

  private static String inside(Code code, String places, int size) {
    return code.let("torch.logical_and(torch.ge(%s, 0), torch.lt(%s, %d))", places, places, size);
  }

  /** Places of the image that stand for those outside. */
  private String within(Code code, String places, int size) {
    return switch (mode) {
      case "reflect" -> mirrored(code, places, 0, size - 1);
      case "symmetric" -> mirrored(code, places, -0.5, size - 0.5);
      default -> code.let("torch.clamp(%s, 0, %d)", places, size - 1);
    };
  }

  /** Places beyond a mirror on either side. */
  private static String mirrored(Code code, String places, double first, double last) {
    String above = code.let("torch.add(torch.abs(torch.sub(%s, %s)), %s)", places, first, first);
    return code.let("torch.rsub(torch.abs(torch.sub(%s, %s)), %s)", above, last, last);
  }
}
