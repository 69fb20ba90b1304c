package dev.ablate.data;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The first regression problem of Friedman (1991, Multivariate adaptive regression splines) and
 * Breiman (1996), as scikit-learn's {@code make_friedman1}: ten features, uniform from 0 to 1, of
 * which five matter.
 *
 * @param noise the standard deviation of what is added to each target
 */
record FriedmanGenerator(double noise, long seed) implements Generator {
  private static final int FEATURES = 10;

  static FriedmanGenerator of(Instance data) {
    return new FriedmanGenerator(data.real("noise"), ((Value.Int) data.get("seed")).value());
  }

  @Override
  public Shape input() {
    return Shape.of(FEATURES);
  }

  @Override
  public Task task() {
    return Task.NUMBERS;
  }

  @Override
  public List<String> names() {
    return List.of("y");
  }

  @Override
  public Split draw(Part part, int rows) {
    float[] features = new float[FEATURES * rows];
    float[] targets = new float[rows];
    Part.Rows random = part.rows(seed);
    for (int row = 0; row < rows; row++) {
      targets[row] = (float) draw(random.row(row), features, FEATURES * row);
    }
    return new Split(new Features.Floats(features), new Targets.Numbers(targets, 1));
  }

  /** Draws the features of a row and gives its target. */
  private double draw(UniformRandomProvider random, float[] features, int start) {
    double[] x = random.doubles(FEATURES).toArray();
    for (int i = 0; i < FEATURES; i++) {
      features[start + i] = (float) x[i];
    }
    double centred = x[2] - 0.5;
    return 10 * StrictMath.sin(Math.PI * x[0] * x[1])
        + 20 * centred * centred
        + 10 * x[3]
        + 5 * x[4]
        + noise * Normal.draw(random);
  }
}
