package dev.ablate.program.augment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.program.code.Code;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Brightness, contrast, saturation and hue of images, in an order that each image draws. The first
 * three are blends with black, with the mean gray and with gray: so the program does three blends,
 * turns the hue and does three blends again, of which each image has only its own.
 *
 * @param factors of brightness, contrast and saturation
 * @param hue the turn, of the circle
 */
record Jitter(Shape image, List<Interval> factors, Interval hue) implements Augmentation {
  private static final int HUE = 3;
  private static final int BLENDS = 3;

  /** Of each blend: the factor of the image, and of the rest the mean gray's and gray's share. */
  private static final int BLEND = 3;

  private static final int TURN = 2 * BLENDS * BLEND;

  static Jitter of(Instance part, Shape image) {
    return new Jitter(
        image,
        List.of(factor(part, "brightness"), factor(part, "contrast"), factor(part, "saturation")),
        part.get("hue") instanceof Value.ListOf
            ? Interval.of(part.reals("hue"))
            : Interval.around(part.real("hue")));
  }

  private static Interval factor(Instance part, String parameter) {
    if (part.get(parameter) instanceof Value.ListOf) {
      return Interval.of(part.reals(parameter));
    }
    double most = part.real(parameter);
    return new Interval(Math.max(0, 1 - most), 1 + most);
  }

  @Override
  public int columns() {
    return TURN + 1;
  }

  @Override
  public List<float[]> draw(UniformRandomProvider random, int examples) {
    return IntStream.range(0, examples).mapToObj(i -> draw(random)).toList();
  }

  private float[] draw(UniformRandomProvider random) {
    int[] order = PermutationSampler.natural(BLENDS + 1);
    PermutationSampler.shuffle(random, order);
    double[] drawn = factors.stream().mapToDouble(factor -> factor.draw(random)).toArray();
    float[] row = new float[columns()];
    for (int blend = 0; blend < 2 * BLENDS; blend++) {
      row[blend * BLEND] = 1;
    }
    row[TURN] = (float) hue.draw(random);
    int blends = 0;
    int after = 0;
    for (int change : order) {
      if (change == HUE) {
        after = BLENDS;
      } else {
        int first = BLEND * (blends++ + after);
        row[first] = (float) drawn[change];
        row[first + 1] = change == 1 ? 1 : 0;
        row[first + 2] = change == 2 ? 1 : 0;
      }
    }
    return row;
  }

  @Override
  public String write(Code code, String x, List<String> columns) {
    String changed = x;
    boolean turns = image.size(0) > 1 && !hue.equals(Interval.around(0));
    for (int blend = 0; blend < 2 * BLENDS; blend++) {
      if (blend == BLENDS && turns) {
        changed = Colour.turnHue(code, changed, columns.get(TURN));
      }
      changed = blend(code, changed, columns.subList(blend * BLEND, (blend + 1) * BLEND));
    }
    return changed;
  }

  private String blend(Code code, String x, List<String> columns) {
    String gray = Colour.gray(code, x, image);
    String other =
        code.let(
            "torch.add(torch.mul(%s, %s), torch.mul(%s, %s))",
            Colour.mean(code, gray),
            Pixels.each(columns.get(1)),
            gray,
            Pixels.each(columns.get(2)));
    return Colour.blend(code, x, other, columns.get(0));
  }
}
