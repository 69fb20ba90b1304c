package dev.ablate.report.text;

import dev.ablate.report.text.Grid.Column;
import dev.ablate.report.text.Grid.Entry;
import dev.ablate.report.view.TableView;
import dev.ablate.report.view.TableView.CellView;
import dev.ablate.report.view.TableView.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lays out tables of means for people and for programs. */
final class Grids {
  private Grids() {}

  /** Mean ± deviation in one column; the difference with its interval and mark in the next. */
  static Grid forReading(TableView table) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("Row", false));
    table.parts().forEach(part -> columns.add(new Column(part, false)));
    columns.add(new Column("n", true));
    for (int i = 0; i < table.columns().size(); i++) {
      String name = title(table.columns().get(i));
      columns.add(new Column(join(name, table.columns().get(i).arrow()), true));
      if (compared(table, i)) {
        columns.add(new Column("Δ " + name, true));
      }
    }
    return new Grid(
        table.title(),
        table.caption(),
        columns,
        table.lines().stream().map(line -> reading(table, line)).toList());
  }

  /** Each number in a column of its own, as the file names it. */
  static Grid forPrograms(TableView table) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("row", false));
    columns.add(new Column("n", true));
    columns.add(new Column("note", false));
    table.parts().forEach(part -> columns.add(new Column(part, false)));
    for (int i = 0; i < table.columns().size(); i++) {
      String name = join(table.columns().get(i).name(), unit(table.columns().get(i)));
      columns.add(new Column(name, true));
      columns.add(new Column(name + " std", true));
      if (compared(table, i)) {
        for (String part : List.of("difference", "low", "high", "p")) {
          columns.add(new Column(name + " " + part, true));
        }
        columns.add(new Column(name + " mark", false));
      }
    }
    return new Grid(
        table.title(),
        table.caption(),
        columns,
        table.lines().stream().map(line -> figures(table, line)).toList());
  }

  private static List<Entry> reading(TableView table, Line line) {
    List<Entry> entries = new ArrayList<>();
    boolean someDone = !line.cells().isEmpty();
    String note = someDone && !line.note().isEmpty() ? ": " + line.note() : "";
    entries.add(Entry.of(line.label() + (line.baseline() ? " (baseline)" : "") + note));
    line.parts().forEach(part -> entries.add(Entry.of(part)));
    entries.add(Entry.of(line.n()));
    for (int i = 0; i < table.columns().size(); i++) {
      entries.add(
          someDone
              ? new Entry(line.cells().get(i).value(), line.cells().get(i).rank())
              : Entry.of(i == 0 ? line.note() : Grid.NOTHING));
      if (compared(table, i)) {
        entries.add(Entry.of(someDone ? difference(line.cells().get(i)) : Grid.NOTHING));
      }
    }
    return entries;
  }

  private static String difference(CellView cell) {
    String interval = cell.interval().isEmpty() ? "" : "[" + cell.interval() + "]";
    String text = join(join(cell.difference(), interval), cell.mark());
    return text.isEmpty() ? Grid.NOTHING : text;
  }

  private static List<Entry> figures(TableView table, Line line) {
    String note = join(line.baseline() ? "baseline" : "", line.note());
    List<String> texts = new ArrayList<>(List.of(line.label(), line.n(), note));
    line.parts().forEach(part -> texts.add(part.equals(TableView.HAS) ? "yes" : "no"));
    for (int i = 0; i < table.columns().size(); i++) {
      boolean compared = compared(table, i);
      if (line.cells().isEmpty()) {
        IntStream.range(0, compared ? 7 : 2).forEach(n -> texts.add(""));
        continue;
      }
      CellView cell = line.cells().get(i);
      texts.addAll(List.of(cell.missing() ? "" : cell.mean(), cell.std()));
      if (compared) {
        texts.addAll(List.of(cell.difference(), cell.low(), cell.high(), cell.p(), cell.mark()));
      }
    }
    return texts.stream().map(Entry::of).toList();
  }

  private static boolean compared(TableView table, int column) {
    return table.lines().stream()
        .anyMatch(l -> !l.cells().isEmpty() && !l.cells().get(column).difference().isEmpty());
  }

  private static String title(TableView.Column column) {
    return column.unit().isEmpty() ? column.title() : column.title() + ", " + column.unit();
  }

  private static String unit(TableView.Column column) {
    return column.unit().isEmpty() ? "" : "(" + column.unit() + ")";
  }

  private static String join(String text, String more) {
    return more.isEmpty() || text.isEmpty() ? text + more : text + " " + more;
  }
}
