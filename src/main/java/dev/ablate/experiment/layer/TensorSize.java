package dev.ablate.experiment.layer;

import dev.ablate.catalog.Shape;
import java.math.BigInteger;

/** The largest tensor that a network may have. */
final class TensorSize {
  private static final BigInteger MOST_NUMBERS = BigInteger.valueOf(Integer.MAX_VALUE);

  private TensorSize() {}

  /** Refuses what no memory would hold. */
  static void check(Shape shape) {
    BigInteger count =
        shape.sizes().stream()
            .map(BigInteger::valueOf)
            .reduce(BigInteger.ONE, BigInteger::multiply);
    if (count.compareTo(MOST_NUMBERS) > 0) {
      throw new ShapeException(
          String.format("has a tensor of shape %s, more than %,d numbers", shape, MOST_NUMBERS));
    }
  }

  /** The size of one dimension, which must not be too large either. */
  static int side(long size) {
    if (size > Integer.MAX_VALUE) {
      throw new ShapeException(String.format("has a side of %,d points, too many", size));
    }
    return (int) size;
  }
}
