package dev.ablate.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * One image of {@code Shapes} before it is drawn: a figure in its pose before a background that
 * goes from one colour to another. Coordinates go from 0 to 1 over the image.
 *
 * @param x the figure's centre, from the left
 * @param y the figure's centre, from the top
 * @param radius of the disc that the figure lies in
 * @param cosine of the figure's rotation
 * @param sine of the figure's rotation
 */
record Scene(
    Figure figure,
    double x,
    double y,
    double radius,
    double cosine,
    double sine,
    Rgb colour,
    Rgb left,
    Rgb right) {

  private static final double[] SAMPLES = {-0.25, 0.25};

  /**
   * A random scene of a class. Figures take turns; where there are more classes than figures, the
   * circle of hues is cut into as many parts as are needed to tell them apart.
   */
  static Scene draw(int label, int classes, UniformRandomProvider random) {
    int figures = Figure.values().length;
    int hues = (classes + figures - 1) / figures;
    int step = label / figures;
    double hue = (step + between(random, 0.15, 0.85)) / hues;
    double radius = between(random, 0.28, 0.42);
    double angle = 2 * Math.PI * random.nextDouble();
    return new Scene(
        Figure.values()[label % figures],
        between(random, radius, 1 - radius),
        between(random, radius, 1 - radius),
        radius,
        StrictMath.cos(angle),
        StrictMath.sin(angle),
        Rgb.ofHue(hue, between(random, 0.6, 1), between(random, 0.6, 1)),
        background(random),
        background(random));
  }

  /** What is seen of each class: {@code disc}, or {@code disc 2} where hues tell discs apart. */
  static List<String> names(int classes) {
    Figure[] figures = Figure.values();
    return IntStream.range(0, classes)
        .mapToObj(
            label -> {
              String figure = figures[label % figures.length].name().toLowerCase(Locale.ROOT);
              boolean alone = classes <= figures.length;
              return alone ? figure : figure + " " + (label / figures.length + 1);
            })
        .toList();
  }

  private static Rgb background(UniformRandomProvider random) {
    return Rgb.ofHue(random.nextDouble(), between(random, 0, 1), between(random, 0, 0.5));
  }

  private static double between(UniformRandomProvider random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /**
   * The colour of a pixel.
   *
   * @param column of the pixel's centre, from 0 to 1
   * @param row of the pixel's centre, from 0 to 1
   * @param pixel the pixel's width
   */
  Rgb at(double column, double row, double pixel) {
    return left.towards(right, column).towards(colour, coverage(column, row, pixel));
  }

  /** How much of a pixel the figure covers, by four samples. */
  private double coverage(double column, double row, double pixel) {
    if (Math.abs(column - x) > radius + pixel || Math.abs(row - y) > radius + pixel) {
      return 0;
    }
    int hits = 0;
    for (double right : SAMPLES) {
      for (double down : SAMPLES) {
        if (covers(column + right * pixel, row + down * pixel)) {
          hits++;
        }
      }
    }
    return hits / 4.0;
  }

  private boolean covers(double column, double row) {
    double dx = (column - x) / radius;
    double dy = (row - y) / radius;
    return figure.contains(dx * cosine + dy * sine, dy * cosine - dx * sine);
  }
}
