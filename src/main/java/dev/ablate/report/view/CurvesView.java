package dev.ablate.report.view;

import dev.ablate.report.chart.Chart;
import java.util.List;

/**
 * Learning curves.
 *
 * @param legend one entry a line, shared by all charts
 * @param caption what lines and bands are, and which rows are left out
 * @param data the same and more for the page's script, as {@link CurveData} has it
 */
public record CurvesView(List<Entry> legend, List<Chart> charts, String caption, String data) {

  /**
   * An entry of the legend.
   *
   * @param style a class of the style sheet
   */
  public record Entry(String label, String style) {}
}
