package dev.ablate.report.finding;

import dev.ablate.catalog.Value;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Row;
import java.util.List;
import java.util.stream.Stream;

/** Something surprising about results. */
public sealed interface Finding {

  /**
   * The best row has an end of an axis, so what lies beyond may be better.
   *
   * @param tried all values of the axis beside the components that the best row has
   * @param largest whether it is the upper end
   */
  record AtEdge(String axis, Value value, List<Value> tried, boolean largest) implements Finding {}

  /**
   * Between no two values of an axis is there a difference beyond noise.
   *
   * @param values how many the axis has
   * @param pairs how many pairs of trials, equal in all else, its two extreme values have
   */
  record WithoutEffect(String axis, int values, int pairs) implements Finding {}

  /**
   * The seeds of a row lie much further apart than those of others.
   *
   * @param low the smallest value of the objective
   * @param high the largest
   * @param times how many times the median row's standard deviation it has
   */
  record SeedsDisagree(Row row, double low, double high, double times) implements Finding {}

  /**
   * A trial whose epochs took much longer than those of trials of equal size, and those that ran
   * with it in one array.
   *
   * @param others how many ran with it
   * @param seconds of its median epoch
   * @param usual the same of the median trial
   */
  record Slow(Outcome outcome, int others, double seconds, double usual) implements Finding {}

  /** All that is found. */
  static List<Finding> all(Results results) {
    return Stream.of(
            Edges.of(results), Effects.of(results), Spreads.of(results), Delays.of(results))
        .flatMap(List::stream)
        .toList();
  }
}
