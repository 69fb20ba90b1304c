package dev.ablate.program.augment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.program.code.Code;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A rectangle of one colour (Zhong et al., Random Erasing Data Augmentation, 2020).
 *
 * @param p how often
 * @param scale the rectangle's area, of the image's
 * @param ratio its height divided by its width
 * @param value by channel, after normalisation
 */
record Erasing(Shape image, double p, Interval scale, Interval ratio, List<Double> value)
    implements Augmentation {
  private static final int TRIES = 10;

  static Erasing of(Instance part, Shape image) {
    return new Erasing(
        image,
        part.real("p"),
        Interval.of(part.reals("scale")),
        Interval.of(part.reals("ratio")),
        Pixels.perChannel(part, "value", image));
  }

  @Override
  public int columns() {
    return 4;
  }

  /** Top, left, bottom and right of the rectangle; empty where nothing is erased. */
  @Override
  public List<float[]> draw(UniformRandomProvider random, int examples) {
    return IntStream.range(0, examples).mapToObj(i -> rectangle(random)).toList();
  }

  private float[] rectangle(UniformRandomProvider random) {
    int height = image.size(1);
    int width = image.size(2);
    boolean erased = random.nextDouble() < p;
    for (int attempt = 0; erased && attempt < TRIES; attempt++) {
      double area = height * width * scale.draw(random);
      double shape = ratio.drawRatio(random);
      int h = (int) Math.rint(Math.sqrt(area * shape));
      int w = (int) Math.rint(Math.sqrt(area / shape));
      if (h < height && w < width) {
        int top = random.nextInt(height - h + 1);
        int left = random.nextInt(width - w + 1);
        return new float[] {top, left, top + h, left + w};
      }
    }
    return new float[columns()];
  }

  @Override
  public String write(Code code, String x, List<String> columns) {
    String inside = Pixels.rectangle(code, x, columns, image);
    String colour = Pixels.colour(code, value, x);
    return code.let(
        "torch.where(%s, torch.div(torch.sub(%s, shift), scale), %s)", inside, colour, x);
  }
}
