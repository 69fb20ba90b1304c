package dev.ablate.report.view;

import dev.ablate.report.chart.Sparkline;
import dev.ablate.report.view.TableView.Column;
import java.util.List;

/**
 * Every trial of the plan.
 *
 * @param reference what {@link Change} compares with: {@code baseline} or {@code first row}
 * @param caption which trials have no details; empty where all have
 */
public record TrialsView(List<Column> columns, String reference, String caption, List<Line> lines) {

  /**
   * A trial.
   *
   * @param rows the rows of the ablation table that it stands in
   * @param state {@code done}, {@code failed}, ...
   * @param bestEpoch {@code 7 of 10}; a dash without one
   * @param values one for each column
   * @param error in full; empty without one
   * @param details one; none where there are too many trials to show those of all
   */
  public record Line(
      String id,
      List<String> rows,
      String seed,
      String state,
      String bestEpoch,
      List<String> values,
      String time,
      String device,
      String error,
      List<Detail> details) {}

  /**
   * What is known of a trial besides.
   *
   * @param changes settings that differ from the reference
   * @param log what happened, line by line, the last epochs alone
   * @param curves the objective by epoch; empty with fewer than two epochs
   */
  public record Detail(List<Change> changes, List<String> log, List<Sparkline> curves) {}

  /** A setting here and at the reference; {@code —} where it is not there. */
  public record Change(String path, String here, String there) {}
}
