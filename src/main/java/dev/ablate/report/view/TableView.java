package dev.ablate.report.view;

import java.util.List;

/**
 * A table of rows with their means.
 *
 * @param caption what the numbers are, which tests were made, what was corrected
 */
public record TableView(String title, String caption, List<Column> columns, List<Line> lines) {

  /**
   * A column's head.
   *
   * @param title for people
   * @param name as the file has it
   * @param arrow which way is better; empty where neither is
   * @param unit of the numbers; empty without one
   */
  public record Column(String title, String name, String arrow, String unit) {}

  /**
   * A row.
   *
   * @param n how many trials its numbers rest on
   * @param note what is missing: {@code failed (1 of 3)}; empty where nothing is
   * @param cells one for each column; none at all for a row without a finished trial, of which the
   *     note says it all
   */
  public record Line(String label, boolean baseline, String n, String note, List<CellView> cells) {}

  /**
   * A cell; never blank.
   *
   * @param value mean and deviation, or in words why there is none
   * @param missing whether {@code value} is such words
   * @param best whether no other row has a better mean
   * @param difference from the baseline; empty without a comparison
   * @param interval of the difference; empty with too few pairs for one
   * @param mark {@code better}, {@code worse} or {@code differs} where the tests agree, else empty
   */
  public record CellView(
      String value,
      boolean missing,
      boolean best,
      String difference,
      String interval,
      String mark) {}
}
