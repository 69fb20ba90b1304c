package dev.ablate.report.text;

import dev.ablate.report.results.Rank;
import dev.ablate.report.text.Grid.Column;
import dev.ablate.report.text.Grid.Entry;
import dev.ablate.report.view.ImportanceView;
import dev.ablate.report.view.LeaderboardView;
import dev.ablate.report.view.PivotView;
import dev.ablate.report.view.SeedsView;
import dev.ablate.report.view.TableView;
import dev.ablate.report.view.TrialsView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays out the tables of the page that are not tables of means. */
final class PageGrids {

  /** Title of the ranking. */
  static final String LEADERBOARD = "Leaderboard";

  /** Title of the seeds of each row. */
  static final String SEEDS = "Seeds";

  /** Title of all trials. */
  static final String TRIALS = "Every trial";

  /** Title of how much each axis matters. */
  static final String IMPORTANCE = "Importance";

  private PageGrids() {}

  static Grid pivot(PivotView pivot) {
    List<Column> columns = new ArrayList<>(List.of(new Column(pivot.corner(), false)));
    pivot.columns().forEach(value -> columns.add(new Column(value, true)));
    List<List<Entry>> rows = new ArrayList<>();
    for (PivotView.Line line : pivot.lines()) {
      List<Entry> row = new ArrayList<>(List.of(Entry.of(line.label())));
      line.spots()
          .forEach(spot -> row.add(new Entry(spot.text(), spot.best() ? Rank.BEST : Rank.OTHER)));
      rows.add(row);
    }
    return new Grid(pivot.title(), pivot.caption(), columns, rows);
  }

  static Grid board(LeaderboardView board, boolean forPrograms) {
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
    return new Grid(LEADERBOARD, "", columns, rows);
  }

  private static String name(TableView.Column metric, boolean forPrograms) {
    return forPrograms || metric.unit().isEmpty()
        ? metric.name()
        : metric.title() + ", " + metric.unit();
  }

  static Grid importance(ImportanceView importance) {
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
    return new Grid(IMPORTANCE, importance.caption(), columns, rows);
  }

  static Grid seeds(SeedsView seeds) {
    List<Column> columns =
        List.of(
            new Column("Row", false), new Column("Seed", true), new Column(seeds.title(), true));
    List<List<Entry>> rows = new ArrayList<>();
    for (SeedsView.Line line : seeds.lines()) {
      line.spots().forEach(spot -> rows.add(entries(line.label(), spot.seed(), spot.value())));
    }
    return new Grid(SEEDS, "", columns, rows);
  }

  static Grid trials(TrialsView trials) {
    List<Column> columns = new ArrayList<>();
    Stream.of("Trial", "Row").forEach(name -> columns.add(new Column(name, false)));
    columns.add(new Column("Seed", true));
    Stream.of("State", "Best epoch").forEach(name -> columns.add(new Column(name, false)));
    trials.columns().forEach(metric -> columns.add(new Column(name(metric, false), true)));
    Stream.of("Time", "Device", "Error").forEach(name -> columns.add(new Column(name, false)));
    return new Grid(TRIALS, "", columns, trials.lines().stream().map(PageGrids::trial).toList());
  }

  private static List<Entry> trial(TrialsView.Line line) {
    List<String> row = new ArrayList<>();
    row.addAll(List.of(line.id(), String.join("; ", line.rows()), line.seed(), line.state()));
    row.add(line.bestEpoch());
    row.addAll(line.values());
    row.addAll(List.of(line.time(), line.device(), line.error()));
    return row.stream().map(Entry::of).toList();
  }

  private static List<Entry> entries(String... texts) {
    return Stream.of(texts).map(Entry::of).toList();
  }
}
