package dev.ablate.report.text;

import dev.ablate.report.results.Rank;
import dev.ablate.report.text.Grid.Column;
import dev.ablate.report.text.Grid.Entry;
import dev.ablate.report.view.Fact;
import dev.ablate.report.view.ImportanceView;
import dev.ablate.report.view.LeaderboardView;
import dev.ablate.report.view.PivotView;
import dev.ablate.report.view.PredictionsView;
import dev.ablate.report.view.TableView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What stands ready to be copied beside each table of the page: its texts by format. */
public final class Copies {

  /** A table of means. */
  public List<Fact> ofTable(TableView table) {
    Grid reading = Grids.forReading(table);
    return texts(reading, Grids.forPrograms(table));
  }

  /** A pivot. */
  public List<Fact> ofPivot(PivotView pivot) {
    List<Column> columns = new ArrayList<>(List.of(new Column(pivot.corner(), false)));
    pivot.columns().forEach(value -> columns.add(new Column(value, true)));
    List<List<Entry>> rows = new ArrayList<>();
    for (PivotView.Line line : pivot.lines()) {
      List<Entry> row = new ArrayList<>(List.of(Entry.of(line.label())));
      line.spots()
          .forEach(spot -> row.add(new Entry(spot.text(), spot.best() ? Rank.BEST : Rank.OTHER)));
      rows.add(row);
    }
    Grid grid = new Grid(pivot.title(), pivot.caption(), columns, rows);
    return texts(grid, grid);
  }

  /** The ranking; in CSV with the means in all their digits. */
  public List<Fact> ofLeaderboard(LeaderboardView board) {
    return texts(board(board, false), board(board, true));
  }

  /** A confusion matrix. */
  public List<Fact> ofMatrix(PredictionsView.Matrix matrix) {
    List<Column> columns = new ArrayList<>(List.of(new Column("class", false)));
    matrix.classes().forEach(name -> columns.add(new Column(name, true)));
    List<List<Entry>> rows = new ArrayList<>();
    for (PredictionsView.Line line : matrix.lines()) {
      List<Entry> row = new ArrayList<>(List.of(Entry.of(line.label())));
      line.spots()
          .forEach(spot -> row.add(new Entry(spot.text(), spot.right() ? Rank.BEST : Rank.OTHER)));
      rows.add(row);
    }
    Grid grid = new Grid(matrix.title(), matrix.caption(), columns, rows);
    return texts(grid, grid);
  }

  /** How each class is told. */
  public List<Fact> ofClasses(PredictionsView.ClassTable table) {
    List<Column> columns = new ArrayList<>(List.of(new Column(table.noun(), false)));
    List.of("Rows", "Precision", "Recall", "F1").forEach(n -> columns.add(new Column(n, true)));
    List<List<Entry>> rows =
        Stream.concat(table.lines().stream(), Stream.of(table.mean()))
            .map(l -> Stream.of(l.name(), l.rows(), l.precision(), l.recall(), l.f1()))
            .map(texts -> texts.map(Entry::of).toList())
            .toList();
    Grid grid = new Grid(table.title(), table.caption(), columns, rows);
    return texts(grid, grid);
  }

  /** How much each axis matters, pairs beneath. */
  public List<Fact> ofImportance(ImportanceView importance) {
    List<Column> columns =
        List.of(
            new Column("axis", false),
            new Column("among", false),
            new Column("share", true),
            new Column("std over trees", true));
    List<List<Entry>> rows =
        Stream.concat(importance.alone().stream(), importance.pairs().stream())
            .map(line -> Stream.of(line.name(), line.among(), line.share(), line.spread()))
            .map(texts -> texts.map(Entry::of).toList())
            .toList();
    Grid grid = new Grid("Importance", importance.caption(), columns, rows);
    return texts(grid, grid);
  }

  private static Grid board(LeaderboardView board, boolean forPrograms) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("place", true));
    columns.add(new Column("variant", false));
    board.settings().forEach(path -> columns.add(new Column(path, false)));
    columns.add(new Column("n", true));
    columns.add(new Column("note", false));
    board.metrics().forEach(metric -> columns.add(new Column(name(metric, forPrograms), true)));
    List<List<Entry>> rows = new ArrayList<>();
    for (LeaderboardView.Line line : board.lines()) {
      List<String> row = new ArrayList<>(List.of(line.place(), line.variant()));
      row.addAll(line.values());
      row.addAll(List.of(line.n(), line.note()));
      line.means().forEach(mean -> row.add(forPrograms ? mean.value() : mean.text()));
      rows.add(row.stream().map(Entry::of).toList());
    }
    return new Grid("Leaderboard", "", columns, rows);
  }

  private static String name(TableView.Column metric, boolean forPrograms) {
    return forPrograms || metric.unit().isEmpty()
        ? metric.name()
        : metric.title() + ", " + metric.unit();
  }

  private static List<Fact> texts(Grid reading, Grid programs) {
    return List.of(
        Fact.of("LaTeX", Latex.PREAMBLE + Latex.of(reading)),
        Fact.of("Markdown", Markdown.of(reading)),
        Fact.of("CSV", Csv.of(List.of(programs))));
  }
}
