package dev.ablate.report.view;

import dev.ablate.report.view.TableView.Column;
import java.util.List;

/**
 * All settings, best first.
 *
 * @param settings paths that differ between them
 * @param metrics columns of means
 */
public record LeaderboardView(List<String> settings, List<Column> metrics, List<Line> lines) {

  /**
   * A setting.
   *
   * @param place from 1; ties share theirs; a dash without one
   * @param variant the label of its block; empty without variants
   * @param values one for each of the settings; a dash where it has none
   * @param note what is missing: {@code failed (1 of 3)}; empty where nothing is
   * @param means one for each of the metrics
   */
  public record Line(
      String place,
      String variant,
      boolean baseline,
      List<String> values,
      String n,
      String note,
      List<Mean> means) {}

  /**
   * A mean.
   *
   * @param text with its deviation; a dash without one
   * @param value the mean to sort by, in all its digits; empty without one
   */
  public record Mean(String text, String value) {}
}
