package dev.ablate.report.view;

import dev.ablate.report.results.Rank;
import dev.ablate.report.results.Table;
import java.util.List;

/**
 * A table of rows with their means.
 *
 * @param numbers what it shows
 * @param caption what the numbers are, which tests were made, what was corrected
 * @param parts what {@code without} switches off, a column of check marks each
 */
public record TableView(
    Table numbers,
    String title,
    String caption,
    List<String> parts,
    List<Column> columns,
    List<Line> lines) {

  /** Says that a row has a part. */
  public static final String HAS = "✓";

  /** The table with its numbers as text. */
  public static TableView of(Table table) {
    return TableViews.of(table);
  }

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
   * @param parts {@link #HAS} where the row has the part, else a dash
   * @param n how many trials its numbers rest on
   * @param note what is missing: {@code failed (1 of 3)}; empty where nothing is
   * @param cells one for each column; none at all for a row without a finished trial, of which the
   *     note says it all
   */
  public record Line(
      String label,
      boolean baseline,
      List<String> parts,
      String n,
      String note,
      List<CellView> cells) {}

  /**
   * A cell.
   *
   * @param mean or in words why there is none
   * @param std empty where there is no deviation worth a word
   * @param missing whether {@code mean} is such words
   * @param rank of the mean in its column
   * @param difference from the baseline; empty without a comparison
   * @param low where the interval of the difference begins; empty with too few pairs for one
   * @param high where it ends
   * @param p after Holm's correction; empty without a comparison
   * @param mark {@code better}, {@code worse} or {@code differs} where the tests agree, else empty
   */
  public record CellView(
      String mean,
      String std,
      boolean missing,
      Rank rank,
      String difference,
      String low,
      String high,
      String p,
      String mark) {

    /** {@code 0.412 ± 0.013}; never blank. */
    public String value() {
      return std.isEmpty() ? mean : NumberText.plusMinus(mean, std);
    }

    /** {@code +0.1 to +0.3}; empty without one. */
    public String interval() {
      return low.isEmpty() ? "" : NumberText.range(low, high);
    }

    /** Whether no other row has a better mean. */
    public boolean best() {
      return rank == Rank.BEST;
    }

    /** Whether only the best rows have a better mean. */
    public boolean second() {
      return rank == Rank.SECOND;
    }
  }
}
