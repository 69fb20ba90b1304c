package dev.ablate.data;

/** What a network should say. */
public sealed interface Targets {

  /** How many examples. */
  int rows();

  /** One class index an example. */
  record Classes(int[] values) implements Targets {
    @Override
    public int rows() {
      return values.length;
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
  }
}
