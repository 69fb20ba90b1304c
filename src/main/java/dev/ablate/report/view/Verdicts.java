package dev.ablate.report.view;

import dev.ablate.report.finding.Finding;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Table;
import dev.ablate.report.results.Table.TableRow;
import dev.ablate.report.statistics.Comparison;
import dev.ablate.report.statistics.Holm;
import dev.ablate.report.statistics.Interval;
import dev.ablate.report.statistics.Summary;
import dev.ablate.report.view.VerdictView.Line;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** Puts the ablation table's objective column into words, and no more than its tests can carry. */
final class Verdicts {
  private static final int SEEDS_WITHOUT_BASELINE = 5;

  private final Results results;
  private final Table table;
  private final Metric metric;
  private final NumberText format;
  private final int tests;

  private Verdicts(Results results, Table table) {
    this.results = results;
    this.table = table;
    this.metric = table.columns().get(0);
    this.format = TableViews.format(table, metric);
    this.tests = table.comparisons(metric);
  }

  /**
   * The verdict.
   *
   * @param table the ablation table, whose first column is the objective's
   * @param found what is surprising
   */
  static VerdictView of(Results results, Table table, List<Finding> found) {
    Verdicts verdicts = new Verdicts(results, table);
    return new VerdictView(
        verdicts.lead(),
        table.compared()
            ? table.rows().stream().filter(r -> !r.baseline()).map(verdicts::line).toList()
            : List.of(),
        Surprises.of(results, table, found));
  }

  /**
   * How many seeds every row needs: as many as can show a difference from the baseline, a few where
   * there is none but only one seed; 0 where there are enough.
   */
  static int seedsNeeded(Results results, Table table) {
    Verdicts verdicts = new Verdicts(results, table);
    boolean single = results.settings().stream().allMatch(s -> s.row().planned() == 1);
    if (verdicts.tests == 0) {
      return single ? SEEDS_WITHOUT_BASELINE : 0;
    }
    int fewest = Holm.fewestPairs(verdicts.tests);
    int planned = results.settings().stream().mapToInt(s -> s.row().planned()).min().orElseThrow();
    return planned < fewest ? fewest : 0;
  }

  private List<String> lead() {
    List<String> lead = new ArrayList<>();
    table.rows().stream()
        .filter(r -> r.cell(metric).best())
        .findFirst()
        .flatMap(row -> row.cell(metric).summary().map(s -> best(row, s)))
        .ifPresent(lead::add);
    if (metric.name().endsWith("_loss") && results.losses().size() > 1) {
      lead.add(
          "Rows have different losses, whose values do not compare; choose another metric as"
              + " objective.");
    }
    if (!table.compared()) {
      lead.add("The file names no baseline, so no row is tested against one.");
    } else if (tests > 0) {
      tooFew().ifPresent(lead::add);
    }
    return lead;
  }

  private String best(TableRow row, Summary summary) {
    return String.format(
        "Best mean %s: “%s” with %s%s over %s.",
        metric.title(),
        row.row().label(),
        format.meanAndStd(summary),
        format.percent() ? "\u00a0%" : "",
        Words.count(summary.n(), "seed"));
  }

  /** {@code 3 paired seeds: too few for a test; 8 can show a difference with these 5 rows.} */
  private Optional<String> tooFew() {
    IntSummaryStatistics pairs =
        table.rows().stream()
            .flatMap(r -> r.cell(metric).comparison().stream())
            .mapToInt(Comparison::pairs)
            .summaryStatistics();
    if (pairs.getMin() >= Holm.fewestPairs(tests)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            "%s: too few for a test; %d can show a difference with %s.",
            Words.count(pairs.getMin(), "paired seed"),
            Holm.fewestPairs(tests),
            tests == 1 ? "this one row" : "these " + tests + " rows"));
  }

  private Line line(TableRow row) {
    String label = row.row().label();
    return row.cell(metric)
        .comparison()
        .map(comparison -> compared(label, comparison))
        .orElseGet(() -> new Line(label, "apart", "Not compared", reason(row)));
  }

  private Line compared(String label, Comparison comparison) {
    String detail = observed(comparison) + " (" + evidence(comparison) + ").";
    if (comparison.marked()) {
      return metric.better(comparison.difference(), 0)
          ? new Line(label, "better", "Better", detail)
          : new Line(label, "worse", "Worse", detail);
    }
    return comparison.pairs() < Holm.fewestPairs(tests)
        ? new Line(label, Line.OPEN, "Undecided", detail)
        : new Line(label, "noise", "No difference beyond noise", detail);
  }

  private String reason(TableRow row) {
    if (row.row().done() == 0) {
      return "No trial of this row is done: " + TableViews.note(row.row()) + ".";
    }
    return results.baselines().stream().allMatch(b -> b.row().done() == 0)
        ? "No trial of the baseline is done."
        : "There is not exactly one baseline row with equal values on the common axes and a seed"
            + " that both have finished.";
  }

  /** {@code Validation loss is 0.31 lower than the baseline’s}. */
  private String observed(Comparison comparison) {
    if (comparison.isEqual()) {
      return Words.sentence(metric.title()) + " equals the baseline’s";
    }
    double difference = comparison.difference();
    NumberText own = format.of(comparison);
    String relation =
        own.vanishes(difference)
            ? "is within " + own.smallestStep() + own.unit() + " of"
            : String.format(
                "is %s%s %s than",
                own.plain(Math.abs(difference)), own.unit(), difference > 0 ? "higher" : "lower");
    return Words.sentence(metric.title()) + " " + relation + " the baseline’s";
  }

  /** Beside “lower” or “higher” without signs, unless it leaves open which of them. */
  private static String interval(NumberText format, Interval interval) {
    if (!interval.excludesZero()) {
      return format.range(interval);
    }
    double near = Math.min(Math.abs(interval.low()), Math.abs(interval.high()));
    double far = Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
    return NumberText.range(format.plain(near), format.plain(far));
  }

  private String evidence(Comparison comparison) {
    List<String> parts = new ArrayList<>();
    comparison
        .interval()
        .filter(i -> !comparison.isEqual())
        .ifPresent(i -> parts.add("95 % interval " + interval(format.of(comparison), i)));
    parts.add(Words.count(comparison.pairs(), "paired seed"));
    if (comparison.pairs() >= Holm.fewestPairs(tests)) {
      parts.add(Words.p(comparison.p()) + (tests > 1 ? " after Holm" : ""));
    }
    return String.join(", ", parts);
  }
}
