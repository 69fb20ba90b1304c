package dev.ablate.report.finding;

import dev.ablate.report.finding.Finding.SeedsDisagree;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Row;
import dev.ablate.report.results.Setting;
import dev.ablate.report.statistics.Median;
import dev.ablate.report.statistics.Summary;
import java.util.List;
import java.util.Optional;

/** Finds rows whose seeds disagree. */
final class Spreads {
  private static final int FEWEST_ROWS = 3;
  private static final int FEWEST_SEEDS = 3;

  /** So many times the usual deviation is more than small samples bring about by chance. */
  private static final double TIMES = 4;

  private Spreads() {}

  static List<Finding> of(Results results) {
    String metric = results.objective().metric();
    List<Row> rows =
        results.settings().stream()
            .map(Setting::row)
            .filter(row -> row.summary(metric).filter(s -> s.n() >= FEWEST_SEEDS).isPresent())
            .toList();
    double usual =
        Median.of(rows.stream().mapToDouble(row -> std(row, metric)).toArray()).orElse(0);
    return rows.size() < FEWEST_ROWS || usual == 0
        ? List.of()
        : rows.stream().flatMap(row -> wide(row, metric, usual).stream()).toList();
  }

  private static Optional<Finding> wide(Row row, String metric, double usual) {
    double times = std(row, metric) / usual;
    double[] values =
        row.bySeed(metric).values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return times >= TIMES
        ? Optional.of(new SeedsDisagree(row, values[0], values[values.length - 1], times))
        : Optional.empty();
  }

  private static double std(Row row, String metric) {
    return row.summary(metric).map(Summary::std).orElseThrow().orElse(0);
  }
}
