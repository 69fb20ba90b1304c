package dev.ablate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text in aligned columns. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; rows may differ in length. */
  TextTable row(String... cells) {
    return row(List.of(cells));
  }

  /** Adds a row; rows may differ in length. */
  TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /** The lines, two spaces between columns; numbers stand to the right of theirs. */
  List<String> lines() {
    return rows.stream().map(row -> line(row).stripTrailing()).toList();
  }

  private String line(List<String> row) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), width(column)))
        .collect(Collectors.joining("  "));
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> column < row.size())
        .mapToInt(row -> length(row.get(column)))
        .max()
        .orElse(0);
  }

  private static String padded(String cell, int width) {
    String space = " ".repeat(width - length(cell));
    return isNumber(cell) ? space + cell : cell + space;
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[-+]?[0-9][0-9.,]*(e[-+]?[0-9]+)?|NaN|-");
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
