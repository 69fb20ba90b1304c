package dev.ablate.report.view;

import dev.ablate.report.results.Table;
import dev.ablate.report.statistics.Holm;
import dev.ablate.report.statistics.SignFlipTest;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;

/** Says under a table what its numbers are. */
final class TableCaption {
  private TableCaption() {}

  static String of(Table table) {
    List<String> sentences = new ArrayList<>();
    sentences.add(numbers(table));
    sentences.add(
        "Arrows point to the better side; the best mean of a column is bold and named, the second"
            + " of three or more underlined.");
    int tests = table.columns().stream().mapToInt(table::comparisons).max().orElse(0);
    if (tests > 0) {
      sentences.add(differences());
      sentences.add(marks(tests));
    }
    return String.join(" ", sentences);
  }

  private static String numbers(Table table) {
    IntSummaryStatistics n =
        table.rows().stream().mapToInt(r -> r.row().done()).summaryStatistics();
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
