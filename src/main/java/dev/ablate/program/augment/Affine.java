package dev.ablate.program.augment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.program.code.Code;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Images turned, shifted, resized and sheared.
 *
 * @param degrees clockwise
 * @param translate how far to the side, and down
 * @param scale the size, of the image's
 * @param shear degrees, along the width and along the height
 * @param center what stays in place, from the middle
 */
record Affine(
    Warp warp,
    Interval degrees,
    List<Interval> translate,
    Interval scale,
    List<Interval> shear,
    List<Double> center)
    implements Augmentation {
  private static final Interval ZERO = Interval.around(0);
  private static final Interval ONE = new Interval(1, 1);

  /** A rotation, counter-clockwise. */
  static Affine rotation(Instance part, Shape image) {
    Interval degrees = interval(part, "degrees");
    return new Affine(
        Warp.of(part, image),
        new Interval(-degrees.to(), -degrees.from()),
        List.of(ZERO, ZERO),
        ONE,
        List.of(ZERO, ZERO),
        center(part, image));
  }

  static Affine of(Instance part, Shape image) {
    return new Affine(
        Warp.of(part, image),
        interval(part, "degrees"),
        translate(part, image),
        part.find("scale").isPresent() ? Interval.of(part.reals("scale")) : ONE,
        shear(part),
        center(part, image));
  }

  /** From minus a number to it, or a list of both ends. */
  private static Interval interval(Instance part, String parameter) {
    return part.get(parameter) instanceof Value.ListOf
        ? Interval.of(part.reals(parameter))
        : Interval.around(part.real(parameter));
  }

  private static List<Interval> translate(Instance part, Shape image) {
    if (part.find("translate").isEmpty()) {
      return List.of(ZERO, ZERO);
    }
    List<Double> most = part.reals("translate");
    return List.of(
        Interval.around(most.get(0) * image.size(2)), Interval.around(most.get(1) * image.size(1)));
  }

  private static List<Interval> shear(Instance part) {
    if (part.find("shear").isEmpty()) {
      return List.of(ZERO, ZERO);
    }
    if (part.get("shear") instanceof Value.ListOf list && list.items().size() == 4) {
      List<Double> ends = part.reals("shear");
      return List.of(Interval.of(ends.subList(0, 2)), Interval.of(ends.subList(2, 4)));
    }
    return List.of(interval(part, "shear"), ZERO);
  }

  private static List<Double> center(Instance part, Shape image) {
    if (part.find("center").isEmpty()) {
      return List.of(0.0, 0.0);
    }
    List<Double> place = part.reals("center");
    return List.of(place.get(0) - image.size(2) * 0.5, place.get(1) - image.size(1) * 0.5);
  }

  @Override
  public int columns() {
    return Warp.COLUMNS;
  }

  @Override
  public List<float[]> draw(UniformRandomProvider random, int examples) {
    return IntStream.range(0, examples).mapToObj(i -> warp.columns(matrix(random))).toList();
  }

  private double[] matrix(UniformRandomProvider random) {
    double angle = degrees.draw(random);
    double right = Math.rint(translate.get(0).draw(random));
    double down = Math.rint(translate.get(1).draw(random));
    double size = scale.draw(random);
    double along = shear.get(0).draw(random);
    double across = shear.get(1).draw(random);
    return Warp.inverse(center, angle, List.of(right, down), size, List.of(along, across));
  }

  @Override
  public String write(Code code, String x, List<String> columns) {
    return warp.write(code, x, columns);
  }
}
