package dev.ablate.data;

import java.util.OptionalDouble;

/** Numbers as cells hold them: {@code 5}, {@code -0.25}, {@code 1e-3}. */
final class CsvNumber {
  private static final String CHARACTERS = "0123456789.+-eE";

  private CsvNumber() {}

  /** The number, or empty where the cell holds something else. */
  static OptionalDouble parse(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (CHARACTERS.indexOf(cell.charAt(i)) < 0) {
        return OptionalDouble.empty();
      }
    }
    try {
      return OptionalDouble.of(Double.parseDouble(cell));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
