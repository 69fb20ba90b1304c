package dev.ablate.data;

/** What a network sees, before normalisation, row order. */
public sealed interface Features {

  /** How many numbers, of all rows together. */
  int count();

  /** One of the numbers, as a network would see it without normalisation. */
  double value(int index);

  /**
   * Some of the rows, in the order given.
   *
   * @param width how many numbers a row has
   */
  Features select(int[] rows, int width);

  /** Bytes 0 to 255 that mean 0 to 1. */
  record Bytes(byte[] values) implements Features {
    @Override
    public int count() {
      return values.length;
    }

    @Override
    public double value(int index) {
      return (values[index] & 0xff) / 255.0;
    }

    @Override
    public Bytes select(int[] rows, int width) {
      byte[] selected = new byte[rows.length * width];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(values, rows[i] * width, selected, i * width, width);
      }
      return new Bytes(selected);
    }
  }

  /** Numbers as they are. */
  record Floats(float[] values) implements Features {
    @Override
    public int count() {
      return values.length;
    }

    @Override
    public double value(int index) {
      return values[index];
    }

    @Override
    public Floats select(int[] rows, int width) {
      float[] selected = new float[rows.length * width];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(values, rows[i] * width, selected, i * width, width);
      }
      return new Floats(selected);
    }
  }
}
