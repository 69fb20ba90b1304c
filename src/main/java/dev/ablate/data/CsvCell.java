package dev.ablate.data;

import java.util.OptionalDouble;

/**
 * One cell at its place.
 *
 * @param line from 1
 * @param column from 0
 */
record CsvCell(CsvFile file, long line, int column, String text) {

  /** The number that the cell holds. */
  OptionalDouble number() {
    return CsvNumber.parse(text);
  }

  /** The same cell. It must not be empty, nor NaN, which is how tools write empty cells. */
  CsvCell required() {
    if (text.isEmpty()) {
      throw file.error(line, file.column(column) + " is empty; write a value or leave out the row");
    }
    if (text.equalsIgnoreCase("nan")) {
      throw error("which is no value; write one or leave out the row");
    }
    return this;
  }

  /** Something wrong with the cell, after its place and text. */
  DataException error(String problem) {
    return file.error(line, file.column(column) + " is '" + text + "', " + problem);
  }
}
