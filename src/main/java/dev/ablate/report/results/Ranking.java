package dev.ablate.report.results;

import dev.ablate.report.statistics.Summary;
import java.util.Comparator;
import java.util.List;

/**
 * The two best means of a column. A row that lost trials has no rank: the mean over the others
 * flatters it.
 *
 * @param means of the rows that lost none, without repetition, best first
 */
record Ranking(Metric column, List<Double> means) {
  private static final int ROWS_FOR_SECOND = 3;

  static Ranking of(List<Row> rows, Metric column) {
    if (rows.size() < 2 || column.maximize().isEmpty()) {
      return new Ranking(column, List.of());
    }
    List<Double> means =
        rows.stream()
            .filter(row -> !row.lossy())
            .flatMap(row -> row.summary(column.name()).stream())
            .map(Summary::mean)
            .sorted(column.maximize().get() ? Comparator.reverseOrder() : Comparator.naturalOrder())
            .toList();
    int ranks = means.size() < ROWS_FOR_SECOND ? 1 : 2;
    return new Ranking(column, means.stream().distinct().limit(ranks).toList());
  }

  /** How a row stands. */
  Rank of(Row row) {
    if (row.lossy()) {
      return Rank.OTHER;
    }
    int place = row.summary(column.name()).map(s -> means.indexOf(s.mean())).orElse(-1);
    return place == 0 ? Rank.BEST : place == 1 ? Rank.SECOND : Rank.OTHER;
  }
}
