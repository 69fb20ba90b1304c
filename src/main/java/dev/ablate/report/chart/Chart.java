package dev.ablate.report.chart;

import java.util.List;

/**
 * One panel of learning curves, in the coordinates of its SVG.
 *
 * @param title what the y axis shows
 * @param note what is special about the y axis; empty for nothing
 * @param plot the rectangle of the curves
 * @param xTicks epochs
 * @param yTicks values
 */
public record Chart(
    String title,
    String note,
    String description,
    int width,
    int height,
    Rectangle plot,
    List<Tick> xTicks,
    List<Tick> yTicks,
    List<Line> lines) {

  /** A rectangle by its sides. */
  public record Rectangle(int left, int top, int right, int bottom) {}

  /**
   * A mark on an axis.
   *
   * @param at its coordinate
   */
  public record Tick(String at, String text) {}

  /**
   * A curve.
   *
   * @param style a class of the style sheet
   * @param path SVG path data of the mean
   * @param band SVG path data of the area around it; empty where there is none
   * @param dots centres of the marked epoch and of single points, which a path would not show
   */
  public record Line(String label, String style, String path, String band, List<Dot> dots) {}

  /** A point. */
  public record Dot(String x, String y) {}
}
