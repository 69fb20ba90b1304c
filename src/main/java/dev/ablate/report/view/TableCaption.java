package dev.ablate.report.view;

import dev.ablate.report.results.Cell;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Row;
import dev.ablate.report.results.Table;
import dev.ablate.report.results.Table.TableRow;
import dev.ablate.report.statistics.Holm;
import dev.ablate.report.statistics.Optimism;
import dev.ablate.report.statistics.SignFlipTest;
import dev.ablate.report.statistics.Summary;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** Says under a table what its numbers are. */
final class TableCaption {
  private static final int FEWEST_TO_CHOOSE = 3;

  private TableCaption() {}

  static String of(Table table) {
    List<String> sentences = new ArrayList<>();
    if (table.pivoted()) {
      sentences.add(
          "Each column: %s of the row’s trials that have the value; n counts those of all columns."
              .formatted(table.columns().get(0).title()));
    }
    sentences.add(numbers(table));
    sentences.add(
        "Arrows point to the better side; the best mean of a column is bold and named, the second"
            + " of three or more underlined.");
    if (!table.pivoted() && table.rows().stream().anyMatch(TableCaption::mixed)) {
      sentences.add("Rows hold all trials of their values, whatever else these differ in.");
    }
    if (!table.parts().isEmpty()) {
      sentences.add("A check mark says that the row has the part.");
    }
    optimism(table).ifPresent(sentences::add);
    if (table.columns().stream().anyMatch(c -> c.name().equals(Metric.EPOCH_TIME))) {
      sentences.add(
          "Trials that are trained as one array share its time evenly: time per epoch deviates over"
              + " arrays, not over trials, and within an array it is not compared.");
    }
    int tests = table.columns().stream().mapToInt(table::comparisons).max().orElse(0);
    if (tests > 0) {
      sentences.add(differences());
      sentences.add(marks(tests));
    } else if (table.compared() && table.rows().stream().anyMatch(TableCaption::comparable)) {
      sentences.add(
          "No row has a baseline with the same values of its axes and a finished seed in common,"
              + " so there are no differences.");
    }
    return String.join(" ", sentences);
  }

  /** What picking the best row for its value adds to its mean, were all rows equally good. */
  private static Optional<String> optimism(Table table) {
    Metric metric = table.columns().get(0);
    List<Summary> repeated =
        table.rows().stream()
            .filter(row -> !row.row().lossy() && !mixed(row))
            .flatMap(row -> row.cell(metric).summary().stream())
            .filter(summary -> summary.std().isPresent())
            .toList();
    if (repeated.size() < FEWEST_TO_CHOOSE || metric.maximize().isEmpty()) {
      return Optional.empty();
    }
    double variance =
        repeated.stream()
            .mapToDouble(s -> Math.pow(s.std().orElseThrow(), 2) / s.n())
            .average()
            .orElseThrow();
    double bias = Optimism.ofBest(repeated.size()) * Math.sqrt(variance);
    NumberText format = TableViews.format(table, metric);
    return Optional.of(
        String.format(
            "Were all %d repeated rows equally good, the best mean %s would by chance look %s%s too"
                + " good.",
            repeated.size(), metric.title(), format.plain(bias), format.unit()));
  }

  private static boolean comparable(TableRow row) {
    return !row.baseline() && row.row().done() > 0;
  }

  /** Whether a row has several trials of one seed. */
  private static boolean mixed(TableRow row) {
    List<Outcome> outcomes = row.row().outcomes();
    return outcomes.stream().map(Outcome::seed).distinct().count() < outcomes.size();
  }

  private static String numbers(Table table) {
    IntSummaryStatistics n =
        table.rows().stream()
            .flatMap(row -> row.cells().values().stream().map(Cell::trials))
            .filter(trials -> trials.planned() > 0)
            .mapToInt(Row::done)
            .summaryStatistics();
    String range = n.getMin() == n.getMax() ? "" + n.getMax() : n.getMin() + " to " + n.getMax();
    return "Mean ± standard deviation (over n − 1) of the finished trials, each at its best epoch"
        + " by the objective; n = "
        + range
        + ".";
  }

  private static String differences() {
    return "Below each: the mean difference from the baseline, paired by seed, and its 95 % BCa"
        + " bootstrap interval (from 3 pairs on).";
  }

  private static String marks(int tests) {
    return String.format(
        "A difference is marked “better” or “worse” where its interval leaves out zero and the"
            + " sign-flip permutation test (two-sided, exact up to %d pairs) has p ≤ %s%s; that"
            + " takes %s or more.",
        SignFlipTest.EXACT_PAIRS,
        Holm.LEVEL,
        tests == 1 ? "" : " after Holm’s correction over the column’s " + tests + " compared rows",
        Words.count(Holm.fewestPairs(tests), "paired seed"));
  }
}
