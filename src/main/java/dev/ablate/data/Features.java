package dev.ablate.data;

import java.util.stream.IntStream;

/** What a network sees, before normalisation, in row order. */
public sealed interface Features {

  /** How many numbers, of all rows together. */
  long count();

  /** Whether they are bytes 0 to 255 that mean 0 to 1. */
  default boolean areBytes() {
    return !(this instanceof Floats);
  }

  /** One of the numbers, as a network would see it without normalisation. */
  double value(long index);

  /**
   * Some of the rows, in the order given.
   *
   * @param width how many numbers a row has
   */
  Features select(int[] rows, int width);

  /** Bytes 0 to 255 that mean 0 to 1. */
  record Bytes(byte[] values) implements Features {
    @Override
    public long count() {
      return values.length;
    }

    @Override
    public double value(long index) {
      return (values[(int) index] & 0xff) / 255.0;
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

  /**
   * Such bytes in a file, which may be larger than memory.
   *
   * @param rows of the file, in this order
   */
  record Stored(RowFile file, int[] rows) implements Features {
    @Override
    public long count() {
      return (long) rows.length * file.width();
    }

    @Override
    public double value(long index) {
      int row = rows[(int) (index / file.width())];
      return (file.read(row, (int) (index % file.width())) & 0xff) / 255.0;
    }

    @Override
    public Stored select(int[] chosen, int width) {
      return new Stored(file, IntStream.of(chosen).map(row -> rows[row]).toArray());
    }

    /** Copies a row. */
    public void read(int row, byte[] target) {
      file.read(rows[row], target);
    }
  }

  /** Numbers as they are. */
  record Floats(float[] values) implements Features {
    @Override
    public long count() {
      return values.length;
    }

    @Override
    public double value(long index) {
      return values[(int) index];
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
