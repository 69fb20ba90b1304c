package dev.ablate.report.chart;

import dev.ablate.report.chart.Chart.Rectangle;
import dev.ablate.report.chart.Chart.Tick;
import java.util.List;

/**
 * Points of two quantities, in the coordinates of its SVG.
 *
 * @param xName what the x axis shows
 * @param note what is special about the x axis; empty for nothing
 * @param front SVG path data of the line through the points of the Pareto front; empty without one
 */
public record Scatter(
    String title,
    String xName,
    String note,
    String description,
    int width,
    int height,
    Rectangle plot,
    List<Tick> xTicks,
    List<Tick> yTicks,
    List<Spot> spots,
    String front) {

  /**
   * A point.
   *
   * @param style a class of the style sheet
   */
  public record Spot(String label, String style, String x, String y) {}
}
