package dev.ablate.report.text;

import dev.ablate.report.results.Rank;
import dev.ablate.report.text.Grid.Column;
import dev.ablate.report.text.Grid.Entry;
import dev.ablate.report.view.PredictionsView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays out the tables of what the best trial predicts. */
final class PredictionGrids {
  private PredictionGrids() {}

  static Grid matrix(PredictionsView.Matrix matrix) {
    List<Column> columns = new ArrayList<>(List.of(new Column("class", false)));
    matrix.classes().forEach(name -> columns.add(new Column(name, true)));
    List<List<Entry>> rows = new ArrayList<>();
    for (PredictionsView.Line line : matrix.lines()) {
      List<Entry> row = new ArrayList<>(List.of(Entry.of(line.label())));
      line.spots()
          .forEach(spot -> row.add(new Entry(spot.text(), spot.right() ? Rank.BEST : Rank.OTHER)));
      rows.add(row);
    }
    return new Grid(matrix.title(), matrix.caption(), columns, rows);
  }

  static Grid pairs(PredictionsView.Part part) {
    List<Column> columns =
        List.of(
            new Column("Class", false),
            new Column("Taken for", false),
            new Column("Rows", true),
            new Column("Of the class, %", true));
    return new Grid(
        "Classes confused most, " + part.title(),
        "",
        columns,
        part.pairs().stream()
            .map(pair -> entries(pair.actual(), pair.taken(), pair.rows(), pair.share()))
            .toList());
  }

  static Grid classes(PredictionsView.ClassTable table) {
    List<Column> columns = new ArrayList<>(List.of(new Column(table.noun(), false)));
    List.of("Rows", "Precision", "Recall", "F1").forEach(n -> columns.add(new Column(n, true)));
    List<List<Entry>> rows =
        Stream.concat(table.lines().stream(), Stream.of(table.mean()))
            .map(l -> Stream.of(l.name(), l.rows(), l.precision(), l.recall(), l.f1()))
            .map(texts -> texts.map(Entry::of).toList())
            .toList();
    return new Grid(table.title(), table.caption(), columns, rows);
  }

  static Grid examples(PredictionsView.Examples examples) {
    List<Column> columns =
        List.of(
            new Column("Row", true),
            new Column("Target", false),
            new Column("Predicted", false),
            new Column("Loss", true));
    return new Grid(
        examples.title(),
        examples.caption(),
        columns,
        examples.lines().stream()
            .map(e -> entries(e.row(), e.actual(), e.predicted(), e.loss()))
            .toList());
  }

  private static List<Entry> entries(String... texts) {
    return Stream.of(texts).map(Entry::of).toList();
  }
}
