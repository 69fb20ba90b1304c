package dev.ablate.data;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws RGB images of coloured geometric figures. Each image is a function of these values, its
 * part and its index alone, and the same on every machine: all arithmetic is Java's own.
 *
 * @param size height and width in pixels
 * @param noise the standard deviation of the noise on each pixel, white being 1
 */
record ShapesGenerator(int classes, int size, double noise, long seed) implements Generator {

  static ShapesGenerator of(Instance data) {
    return new ShapesGenerator(
        data.integer("classes"),
        data.integer("size"),
        data.real("noise"),
        ((Value.Int) data.get("seed")).value());
  }

  @Override
  public Shape input() {
    return Shape.of(3, size, size);
  }

  @Override
  public Task task() {
    return Task.CLASSES;
  }

  @Override
  public List<String> names() {
    return Scene.names(classes);
  }

  /** Images [rows, 3, size, size] as bytes; classes take turns. */
  @Override
  public Split draw(Part part, int rows) {
    byte[] images = new byte[Math.multiplyExact(rows, 3 * size * size)];
    Part.Rows random = part.rows(seed);
    IntStream.range(0, rows).parallel().forEach(row -> paint(row, random.row(row), images));
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
