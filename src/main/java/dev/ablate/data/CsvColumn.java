package dev.ablate.data;

import java.util.OptionalDouble;

/** How the cells of a column become numbers. */
sealed interface CsvColumn {

  /** How many numbers a cell becomes. */
  int width();

  /**
   * Writes a cell's numbers.
   *
   * @param values all zero from {@code at} on
   */
  void encode(CsvCell cell, float[] values, int at);

  /** A number, multiplied by something. */
  record Scaled(double scale) implements CsvColumn {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public void encode(CsvCell cell, float[] values, int at) {
      OptionalDouble number = cell.number();
      if (number.isEmpty()) {
        throw cell.error("but its first row has a number; write a number");
      }
      values[at] = (float) (number.getAsDouble() * scale);
      if (!Float.isFinite(values[at])) {
        throw cell.error("which does not fit a 32-bit float; divide the column by a constant");
      }
    }
  }

  /** A label: 0 or 1. */
  record Answer() implements CsvColumn {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public void encode(CsvCell cell, float[] values, int at) {
      double number = cell.number().orElse(Double.NaN);
      if (number != 0 && number != 1) {
        throw cell.error("and the loss needs labels; write 0 or 1");
      }
      values[at] = (float) number;
    }
  }

  /** As many numbers as there are categories, 1 for the cell's own, all else 0. */
  record OneHot(CsvCategories categories, float one) implements CsvColumn {
    @Override
    public int width() {
      return categories.count();
    }

    @Override
    public void encode(CsvCell cell, float[] values, int at) {
      values[at + categories.index(cell)] = one;
    }
  }

  /** The index of the cell's category. */
  record Label(CsvCategories categories) implements CsvColumn {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public void encode(CsvCell cell, float[] values, int at) {
      values[at] = categories.index(cell);
    }
  }
}
