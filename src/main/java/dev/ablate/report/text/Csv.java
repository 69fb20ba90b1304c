package dev.ablate.report.text;

import dev.ablate.report.text.Grid.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tables as comma-separated values (RFC 4180) that a spreadsheet opens without running them. */
final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
  private static final String FORMULAS = "=+-@\t\r";

  private Csv() {}

  /** All tables under one head, the table's title first; what a table lacks is empty. */
  static String of(List<Grid> grids) {
    Set<Column> columns = new LinkedHashSet<>();
    grids.forEach(grid -> columns.addAll(grid.columns()));
    StringBuilder out = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
      List<String> head = new ArrayList<>(List.of("table"));
      columns.forEach(column -> head.add(text(column.text())));
      printer.printRecord(head);
      for (Grid grid : grids) {
        for (List<Grid.Entry> row : grid.rows()) {
          printer.printRecord(record(grid, row, columns));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static List<String> record(Grid grid, List<Grid.Entry> row, Set<Column> columns) {
    Map<Column, String> values = new HashMap<>();
    for (int i = 0; i < row.size(); i++) {
      Column column = grid.columns().get(i);
      values.put(column, value(column, row.get(i).text()));
    }
    List<String> record = new ArrayList<>(List.of(text(grid.title())));
    columns.forEach(column -> record.add(values.getOrDefault(column, "")));
    return record;
  }

  private static String value(Column column, String text) {
    return column.number() && PlainText.isNumber(text) ? PlainText.number(text) : text(text);
  }

  /** Text that no spreadsheet takes for a formula. */
  static String text(String text) {
    return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
