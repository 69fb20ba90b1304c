package dev.ablate.ast;

import dev.ablate.ast.Contents.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines up the beginnings of statements of one kind that no blank line sets apart. */
final class Columns {
  private final Map<String, List<Integer>> widths = new HashMap<>();

  private Columns() {}

  /** The statements, each beginning as wide as the widest of its kind in its section. */
  static List<Entry<Doc>> align(List<Entry<Row>> entries) {
    List<Entry<Doc>> aligned = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= entries.size(); i++) {
      if (i == entries.size() || entries.get(i).beginsSection()) {
        aligned.addAll(section(entries.subList(start, i)));
        start = i;
      }
    }
    return aligned;
  }

  private static List<Entry<Doc>> section(List<Entry<Row>> entries) {
    Columns columns = new Columns();
    entries.forEach(entry -> columns.measure(entry.part()));
    return entries.stream().map(entry -> entry.with(columns.doc(entry.part()))).toList();
  }

  private void measure(Row row) {
    List<Integer> widest = new ArrayList<>(widths.getOrDefault(row.kind(), List.of()));
    for (int i = 0; i < columns(row, row.fits()); i++) {
      int width = row.cells().get(i).length();
      if (i < widest.size()) {
        widest.set(i, Math.max(width, widest.get(i)));
      } else {
        widest.add(width);
      }
    }
    widths.put(row.kind(), widest);
  }

  /** The last column is for those that stand on one line. */
  private static int columns(Row row, boolean fits) {
    return fits ? row.cells().size() : row.cells().size() - 1;
  }

  private Doc doc(Row row) {
    if (row.cells().isEmpty()) {
      return row.rest();
    }
    if (row.fits()) {
      Doc line = Doc.concat(beginning(row, true), row.rest());
      if (row.otherwise().isEmpty() || Printer.fitsInBody(line)) {
        return line;
      }
    }
    return Doc.concat(beginning(row, false), row.otherwise().orElse(row.rest()));
  }

  private Doc beginning(Row row, boolean fits) {
    StringBuilder beginning = new StringBuilder();
    for (int i = 0; i < row.cells().size(); i++) {
      String cell = row.cells().get(i);
      int width = i < columns(row, fits) ? widths.getOrDefault(row.kind(), List.of()).get(i) : 0;
      beginning.append(cell).append(" ".repeat(Math.max(0, width - cell.length()) + 1));
    }
    return Doc.text(beginning.toString());
  }
}
