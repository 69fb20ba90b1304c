package dev.ablate.data;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Draws RGB images of coloured geometric figures. Each image is a function of these values, its
 * part and its index alone, and the same on every machine: all arithmetic is Java's own.
 *
 * @param size height and width in pixels
 * @param noise the standard deviation of the noise on each pixel, white being 1
 */
record ShapesGenerator(int classes, int size, double noise, long seed) {

  /** Which rows are drawn. */
  enum Part {
    TRAIN,
    TEST
  }

  /** Images [rows, 3, size, size] as bytes; classes take turns. */
  Split draw(Part part, int rows) {
    byte[] images = new byte[Math.multiplyExact(rows, 3 * size * size)];
    long stream = RandomSource.SPLIT_MIX_64.create(2 * seed + part.ordinal()).nextLong();
    IntStream.range(0, rows)
        .parallel()
        .forEach(row -> paint(row, RandomSource.XO_RO_SHI_RO_128_PP.create(stream + row), images));
    int[] labels = IntStream.range(0, rows).map(row -> row % classes).toArray();
    return new Split(new Features.Bytes(images), new Targets.Classes(labels));
  }

  private void paint(int row, UniformRandomProvider random, byte[] images) {
    Scene scene = Scene.draw(row % classes, classes, random);
    int pixels = size * size;
    for (int pixel = 0; pixel < pixels; pixel++) {
      double right = (pixel % size + 0.5) / size;
      int line = pixel / size;
      double down = (line + 0.5) / size;
      Rgb colour = scene.at(right, down, 1.0 / size);
      int at = 3 * pixels * row + pixel;
      images[at] = level(colour.red(), random);
      images[at + pixels] = level(colour.green(), random);
      images[at + 2 * pixels] = level(colour.blue(), random);
    }
  }

  /** A part of a colour with its noise, which is nearly normal: the sum of 64 random bits. */
  private byte level(double part, UniformRandomProvider random) {
    double deviations = (Long.bitCount(random.nextLong()) - 32) / 4.0;
    return (byte) Math.max(0, Math.min(255, Math.round(255 * (part + noise * deviations))));
  }
}
