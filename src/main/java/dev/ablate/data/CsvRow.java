package dev.ablate.data;

import java.util.List;

/**
 * One line of a file that is not its header.
 *
 * @param line from 1
 */
record CsvRow(CsvFile file, long line, List<String> cells) {

  /**
   * A cell, which must hold something.
   *
   * @param column from 0
   */
  CsvCell cell(int column) {
    return new CsvCell(file, line, column, cells.get(column)).required();
  }

  /** Makes sure that the row is as long as the first line. */
  void checkWidth(int width) {
    if (cells.size() != width) {
      String counted = cells.size() == 1 ? "1 cell" : cells.size() + " cells";
      throw file.error(line, counted + ", but the first line has " + width);
    }
  }
}
