package dev.ablate.report.view;

import dev.ablate.report.finding.Finding;
import dev.ablate.report.results.Pivot;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Table;
import dev.ablate.report.results.Tables;
import java.util.List;

/**
 * The whole page, in its order.
 *
 * @param tables the ablation table, then the file's own
 * @param effects a table for each axis of a grid
 * @param pivots the objective by two axes; empty where fewer vary
 * @param leaderboard all settings, best first
 * @param axes empty where none varies
 */
public record Page(
    HeaderView header,
    VerdictView verdict,
    List<HealthItem> health,
    List<TableView> tables,
    List<TableView> effects,
    List<PivotView> pivots,
    LeaderboardView leaderboard,
    CurvesView curves,
    AxesView axes,
    SeedsView seeds,
    CostView cost,
    PredictionsView predictions,
    TrialsView trials,
    ReproduceView reproduce) {

  /** The page of what is known so far. */
  public static Page of(Results results) {
    Tables made = new Tables(results);
    List<Table> tables = made.all();
    Table ablation = tables.get(0);
    List<Finding> found = Finding.all(results);
    return new Page(
        Headers.of(results, ablation),
        Verdicts.of(results, ablation, found),
        Health.of(results),
        tables.stream().map(TableViews::of).toList(),
        made.effects().stream().map(TableViews::of).toList(),
        Pivot.of(results).map(Pivots::of).stream().toList(),
        Leaderboards.of(results),
        Curves.of(results),
        AxesViews.of(results),
        Seeds.of(results, ablation),
        Costs.of(results),
        BestPredictions.of(results),
        Trials.of(results, ablation),
        Reproduction.of(results, found, Verdicts.seedsNeeded(results, ablation)));
  }
}
