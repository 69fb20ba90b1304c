package dev.ablate.data;

import java.util.stream.IntStream;

/** What a network should predict. */
public sealed interface Targets {

  /** How many examples. */
  int rows();

  /** Those of some examples, in the order given. */
  Targets select(int[] rows);

  /** One class index an example. */
  record Classes(int[] values) implements Targets {
    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public Classes select(int[] rows) {
      return new Classes(IntStream.of(rows).map(row -> values[row]).toArray());
    }
  }

  /**
   * {@code width} numbers an example.
   *
   * @param values [rows, width], row order
   */
  record Numbers(float[] values, int width) implements Targets {
    @Override
    public int rows() {
      return values.length / width;
    }

    @Override
    public Numbers select(int[] rows) {
      return new Numbers(new Features.Floats(values).select(rows, width).values(), width);
    }
  }
}
