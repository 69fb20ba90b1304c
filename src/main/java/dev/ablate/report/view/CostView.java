package dev.ablate.report.view;

import dev.ablate.report.chart.Scatter;
import java.util.List;

/**
 * What quality costs.
 *
 * @param charts by device time, then by parameters where these differ; empty without results
 * @param fronts for each chart its Pareto front in words
 */
public record CostView(List<Scatter> charts, List<String> fronts, String caption) {}
