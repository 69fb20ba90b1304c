package dev.ablate.report.text;

import dev.ablate.report.view.Fact;
import dev.ablate.report.view.ImportanceView;
import dev.ablate.report.view.LeaderboardView;
import dev.ablate.report.view.Page;
import dev.ablate.report.view.PivotView;
import dev.ablate.report.view.PredictionsView;
import dev.ablate.report.view.SeedsView;
import dev.ablate.report.view.TableView;
import dev.ablate.report.view.TrialsView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The texts that can be copied beside each table of the page, by format. */
public final class Copies {

  /** The texts of all tables by their titles, in the order of the page. */
  public Map<String, List<Fact>> all(Page page) {
    Map<String, List<Fact>> all = new LinkedHashMap<>();
    Stream.concat(page.tables().stream(), page.effects().stream())
        .forEach(table -> all.putIfAbsent(table.title(), ofTable(table)));
    page.pivots().forEach(pivot -> all.putIfAbsent(pivot.title(), ofPivot(pivot)));
    all.putIfAbsent(PageGrids.LEADERBOARD, ofLeaderboard(page.leaderboard()));
    page.axes()
        .importances()
        .forEach(importance -> all.putIfAbsent(PageGrids.IMPORTANCE, ofImportance(importance)));
    page.axes().heatMaps().forEach(pivot -> all.putIfAbsent(pivot.title(), ofPivot(pivot)));
    if (!page.seeds().lines().isEmpty()) {
      all.putIfAbsent(PageGrids.SEEDS, ofSeeds(page.seeds()));
    }
    for (PredictionsView.Part part : page.predictions().parts()) {
      part.matrices().forEach(matrix -> all.putIfAbsent(matrix.title(), ofMatrix(matrix)));
      if (!part.pairs().isEmpty()) {
        all.putIfAbsent(PredictionGrids.pairs(part).title(), ofPairs(part));
      }
      part.classes().forEach(table -> all.putIfAbsent(table.title(), ofClasses(table)));
      if (!part.examples().lines().isEmpty()) {
        all.putIfAbsent(part.examples().title(), ofExamples(part.examples()));
      }
    }
    all.putIfAbsent(PageGrids.TRIALS, ofTrials(page.trials()));
    return all;
  }

  /** A table of means; in JSON as {@code report --format json} has it. */
  public List<Fact> ofTable(TableView table) {
    return List.of(
        Fact.of("LaTeX", Latex.PREAMBLE + Latex.of(Grids.forReading(table))),
        Fact.of("Markdown", Markdown.of(Grids.forReading(table))),
        Fact.of("CSV", Csv.of(List.of(Grids.forPrograms(table)))),
        Fact.of("JSON", TableJson.of(table.numbers()) + "\n"));
  }

  /** A pivot. */
  public List<Fact> ofPivot(PivotView pivot) {
    return texts(PageGrids.pivot(pivot));
  }

  /** The ranking; in CSV and JSON with the means in all their digits. */
  public List<Fact> ofLeaderboard(LeaderboardView board) {
    return texts(PageGrids.board(board, false), PageGrids.board(board, true));
  }

  /** How much each axis matters, pairs beneath. */
  public List<Fact> ofImportance(ImportanceView importance) {
    return texts(PageGrids.importance(importance));
  }

  /** How far seeds lie apart. */
  public List<Fact> ofSeeds(SeedsView seeds) {
    return texts(PageGrids.seeds(seeds));
  }

  /** All trials. */
  public List<Fact> ofTrials(TrialsView trials) {
    return texts(PageGrids.trials(trials));
  }

  /** All trials as they stand in the page: of thousands only what programs read. */
  public List<Fact> besideTrials(TrialsView trials) {
    return trials.caption().isEmpty() ? ofTrials(trials) : forPrograms(PageGrids.trials(trials));
  }

  /** A confusion matrix. */
  public List<Fact> ofMatrix(PredictionsView.Matrix matrix) {
    return texts(PredictionGrids.matrix(matrix));
  }

  /** Which classes are confused most. */
  public List<Fact> ofPairs(PredictionsView.Part part) {
    return texts(PredictionGrids.pairs(part));
  }

  /** How well each class is predicted. */
  public List<Fact> ofClasses(PredictionsView.ClassTable table) {
    return texts(PredictionGrids.classes(table));
  }

  /** Rows that are predicted worst. */
  public List<Fact> ofExamples(PredictionsView.Examples examples) {
    return texts(PredictionGrids.examples(examples));
  }

  private static List<Fact> texts(Grid grid) {
    return texts(grid, grid);
  }

  private static List<Fact> texts(Grid reading, Grid programs) {
    List<Fact> texts = new ArrayList<>();
    texts.add(Fact.of("LaTeX", Latex.PREAMBLE + Latex.of(reading)));
    texts.add(Fact.of("Markdown", Markdown.of(reading)));
    texts.addAll(forPrograms(programs));
    return texts;
  }

  private static List<Fact> forPrograms(Grid grid) {
    return List.of(Fact.of("CSV", Csv.of(List.of(grid))), Fact.of("JSON", TableJson.of(grid)));
  }
}
