package dev.ablate.report.text;

import dev.ablate.report.results.Rank;
import java.util.List;

/**
 * A table of finished text, whatever it will be written as.
 *
 * @param caption what the numbers are; empty for nothing
 * @param rows each with one entry a column
 */
record Grid(String title, String caption, List<Column> columns, List<List<Entry>> rows) {

  /** Stands where there is nothing. */
  static final String NOTHING = "—";

  public Grid {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * A column.
   *
   * @param number whether its entries are aligned as numbers
   */
  public record Column(String text, boolean number) {}

  /**
   * An entry.
   *
   * @param rank bold for the best, underlined for the second
   */
  public record Entry(String text, Rank rank) {

    /** An entry that stands out in no way. */
    public static Entry of(String text) {
      return new Entry(text, Rank.OTHER);
    }
  }
}
