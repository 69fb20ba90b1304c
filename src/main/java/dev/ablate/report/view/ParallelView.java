package dev.ablate.report.view;

import dev.ablate.report.chart.ParallelChart;

/**
 * Settings as lines across the axes.
 *
 * @param chart as it stands without scripts
 * @param data the same as JSON for the script that brushes, settings in the order of the
 *     leaderboard; it has no character that could end the element that it stands in
 */
public record ParallelView(ParallelChart chart, String data, String caption) {}
