package dev.ablate.data;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Points on interleaved spirals around the origin, one spiral a class. A point at the distance
 * {@code r} from the origin, uniform from 0 to 1, has gone {@code r} turns from where its spiral
 * began; the spirals begin at even angles. Classes take turns.
 *
 * @param noise the standard deviation of what is added to each coordinate
 */
record SpiralsGenerator(int classes, double noise, long seed) implements Generator {

  static SpiralsGenerator of(Instance data) {
    return new SpiralsGenerator(
        data.integer("classes"), data.real("noise"), ((Value.Int) data.get("seed")).value());
  }

  @Override
  public Shape input() {
    return Shape.of(2);
  }

  @Override
  public Task task() {
    return Task.CLASSES;
  }

  @Override
  public List<String> names() {
    return PublishedClasses.numbered(classes);
  }

  @Override
  public Split draw(Part part, int rows) {
    float[] points = new float[2 * rows];
    Part.Rows random = part.rows(seed);
    for (int row = 0; row < rows; row++) {
      place(row, random.row(row), points);
    }
    int[] labels = IntStream.range(0, rows).map(row -> row % classes).toArray();
    return new Split(new Features.Floats(points), new Targets.Classes(labels));
  }

  private void place(int row, UniformRandomProvider random, float[] points) {
    double radius = random.nextDouble();
    double angle = 2 * Math.PI * (radius + (double) (row % classes) / classes);
    points[2 * row] = (float) (radius * StrictMath.cos(angle) + noise * Normal.draw(random));
    points[2 * row + 1] = (float) (radius * StrictMath.sin(angle) + noise * Normal.draw(random));
  }
}
