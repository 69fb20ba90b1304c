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
    int count = rows.stream().mapToInt(List::size).max().orElse(0);
    List<Column> columns = IntStream.range(0, count).mapToObj(this::column).toList();
    return rows.stream().map(row -> line(row, columns).stripTrailing()).toList();
  }

  private record Column(int width, boolean right) {
    String padded(String cell) {
      String space = " ".repeat(width - length(cell));
      return right ? space + cell : cell + space;
    }
  }

  private Column column(int number) {
    return new Column(
        cells(number).mapToInt(TextTable::length).max().orElse(0),
        cells(number).skip(1).allMatch(TextTable::isNumber));
  }

  private static String line(List<String> row, List<Column> columns) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> columns.get(i).padded(row.get(i)))
        .collect(Collectors.joining("  "));
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
