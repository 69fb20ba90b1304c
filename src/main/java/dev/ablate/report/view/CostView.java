package dev.ablate.report.view;

import dev.ablate.report.chart.Scatter;
import dev.ablate.report.chart.Timeline;
import java.util.List;

/**
 * What quality costs.
 *
 * @param charts by device time, then by parameters where these differ; empty without results
 * @param timelines of all trials that have begun; empty without any
 * @param fronts for each chart its Pareto front in words
 */
public record CostView(
    List<Scatter> charts, List<String> fronts, String caption, List<Timeline> timelines) {

  /** Whether there is nothing to show. */
  public boolean blank() {
    return charts.isEmpty() && timelines.isEmpty();
  }
}
