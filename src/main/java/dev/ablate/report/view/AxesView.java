package dev.ablate.report.view;

import dev.ablate.report.chart.Slice;
import java.util.List;

/**
 * What varies, and what it does to the objective.
 *
 * @param parallel settings as lines; empty without results
 * @param importances empty where a single axis varies
 * @param slices the objective against each axis, most important first
 * @param sliceCaption what is drawn, and which axes are left out
 * @param heatMaps the objective by two axes, most important first; those of {@link Page#pivots}
 *     left out
 * @param metric the objective, with its unit
 */
public record AxesView(
    List<ParallelView> parallel,
    List<ImportanceView> importances,
    List<Slice> slices,
    String sliceCaption,
    List<PivotView> heatMaps,
    String metric) {

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return parallel.isEmpty() && slices.isEmpty();
  }
}
