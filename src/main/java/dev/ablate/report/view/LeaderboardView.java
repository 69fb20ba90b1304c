package dev.ablate.report.view;

import dev.ablate.report.view.TableView.Column;
import java.util.List;

/**
 * All settings, best first.
 *
 * @param settings paths that differ between them
 * @param shared settings that are the same in all of them
 * @param metrics columns of means
 */
public record LeaderboardView(
    List<String> settings, List<Fact> shared, List<Column> metrics, List<Line> lines) {

  /**
   * A setting.
   *
   * @param label its row in the ablation table
   * @param place from 1; ties share theirs; a dash without one
   * @param variant the label of its block; empty without variants
   * @param values one for each of the settings; a dash where it has none
   * @param shown the values with long numbers cut
   * @param note what is missing: {@code failed (1 of 3)}; empty where nothing is
   * @param curve the objective by epoch: {@code 1 0.9 2 0.7}; empty without one
   * @param seeds of the trials, separated by spaces
   * @param means one for each of the metrics
   */
  public record Line(
      String label,
      String place,
      String variant,
      boolean baseline,
      List<String> values,
      List<String> shown,
      String n,
      String note,
      String curve,
      String seeds,
      List<Mean> means) {}

  /**
   * A mean.
   *
   * @param text with its deviation; a dash without one
   * @param value the mean to sort by, in all its digits; empty without one
   * @param bySeed in the order of the line's seeds, separated by spaces, NaN where one has none
   */
  public record Mean(String text, String value, String bySeed) {}
}
