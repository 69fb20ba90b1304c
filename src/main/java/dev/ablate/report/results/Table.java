package dev.ablate.report.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table in numbers.
 *
 * @param parts paths that {@code without} switches off; empty where none is
 * @param columns in order
 * @param compared whether its rows are settings that are compared with a baseline
 */
public record Table(
    String title, List<String> parts, List<Metric> columns, List<TableRow> rows, boolean compared) {

  /**
   * A row of a table.
   *
   * @param baseline whether others are compared with it
   * @param parts for each part whether the row has it
   * @param cells by {@link Metric#key}; every column has one
   */
  public record TableRow(Row row, boolean baseline, List<Boolean> parts, Map<String, Cell> cells) {

    /** The cell of a column. */
    public Cell cell(Metric column) {
      return Optional.ofNullable(cells.get(column.key())).orElseThrow();
    }
  }

  /** Whether its columns are one metric at the values of an axis. */
  public boolean pivoted() {
    return columns.get(0).pivoted();
  }

  /** How many rows a column compares with the baseline: what Holm's correction counts. */
  public int comparisons(Metric column) {
    return (int) rows.stream().filter(r -> r.cell(column).comparison().isPresent()).count();
  }
}
