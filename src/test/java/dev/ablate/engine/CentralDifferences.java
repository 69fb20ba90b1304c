package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Gradients by central differences, all points at once as rows of an array. */
final class CentralDifferences {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-7;

  private CentralDifferences() {}

  /**
   * Compares a gradient with the differences at a point.
   *
   * @param function gives its value at each point
   */
  static void compare(double[] gradient, double[] point, UnaryOperator<double[]> function) {
    int size = point.length;
    double[] points = new double[2 * size * size];
    for (int i = 0; i < 2 * size; i++) {
      System.arraycopy(point, 0, points, i * size, size);
      points[i * size + i / 2] += i % 2 == 0 ? STEP : -STEP;
    }
    double[] values = function.apply(points);
    assertThat(gradient).hasSize(size).isNotEqualTo(new double[size]);
    for (int i = 0; i < size; i++) {
      double difference = (values[2 * i] - values[2 * i + 1]) / (2 * STEP);
      assertThat(gradient[i])
          .as("derivative " + i)
          .isCloseTo(difference, within(TOLERANCE * Math.max(1, Math.abs(difference))));
    }
  }

  /** Evenly spaced numbers around 0 in a random order: no two are equal, and none is a kink. */
  static double[] spread(int count, double largest, Random random) {
    List<Integer> places = IntStream.range(0, count).boxed().toList();
    List<Integer> shuffled = new ArrayList<>(places);
    Collections.shuffle(shuffled, random);
    return shuffled.stream()
        .mapToDouble(place -> largest * ((2 * place + 1.37) / count - 1))
        .toArray();
  }
}
