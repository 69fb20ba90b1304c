package dev.ablate.report.chart;

import dev.ablate.report.chart.Chart.Tick;
import java.util.List;

/**
 * Settings as lines across parallel axes, in the coordinates of its SVG.
 *
 * @param top where axes begin
 * @param bottom where they end
 * @param lines worst first, so that the best lie on top
 */
public record ParallelChart(
    int width,
    int height,
    int top,
    int bottom,
    String description,
    List<Upright> axes,
    List<Lines> lines) {

  /**
   * An axis.
   *
   * @param x its place
   * @param titleY where its title stands
   * @param note what is special about it; empty for nothing
   * @param absent where lines cross it that do not have it; empty where all have
   */
  public record Upright(
      String title, String x, int titleY, String note, List<Tick> ticks, String absent) {}

  /**
   * Lines of about equal quality.
   *
   * @param heat from 0 for the worst
   * @param path SVG path data
   */
  public record Lines(int heat, String path) {}
}
