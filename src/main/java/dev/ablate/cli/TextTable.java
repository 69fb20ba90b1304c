package dev.ablate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** The lines, two spaces between columns; a column of numbers below a head stands right. */
  List<String> lines() {
    return rows.stream().map(row -> line(row).stripTrailing()).toList();
  }

  private String line(List<String> row) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), column))
        .collect(Collectors.joining("  "));
  }

  private String padded(String cell, int column) {
    int width = cells(column).mapToInt(TextTable::length).max().orElse(0);
    String space = " ".repeat(width - length(cell));
    return cells(column).skip(1).allMatch(TextTable::isNumber) ? space + cell : cell + space;
  }

  private Stream<String> cells(int column) {
    return rows.stream().filter(row -> column < row.size()).map(row -> row.get(column));
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[-+]?[0-9][0-9.,]*(e[-+]?[0-9]+)?|NaN|-");
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
