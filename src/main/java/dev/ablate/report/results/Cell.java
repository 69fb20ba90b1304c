package dev.ablate.report.results;

import dev.ablate.report.statistics.Comparison;
import dev.ablate.report.statistics.Summary;
import java.util.Optional;

/**
 * A row's numbers in one column.
 *
 * @param trials those of the row; in a pivot those of them that have the column's value
 * @param summary over finished trials; empty while there is none
 * @param comparison with the baseline, its p corrected over the rows of the table
 * @param rank among the rows that lost no trial
 */
public record Cell(
    Row trials, Optional<Summary> summary, Optional<Comparison> comparison, Rank rank) {

  /** Whether no complete row is better. */
  public boolean best() {
    return rank == Rank.BEST;
  }
}
