package dev.ablate.report.chart;

import dev.ablate.report.chart.Chart.Rectangle;
import dev.ablate.report.chart.Chart.Tick;
import java.util.List;

/**
 * Trials on their devices by time, in the coordinates of its SVG.
 *
 * @param plot where the bars are
 * @param ticks of the time during which anything ran
 * @param pauses where time is cut out in which nothing ran
 * @param devices names, each above its lanes
 * @param states which colours there are
 */
public record Timeline(
    String description,
    int width,
    int height,
    Rectangle plot,
    List<Tick> ticks,
    List<String> pauses,
    List<Device> devices,
    List<State> states) {

  /**
   * A device.
   *
   * @param y of the name's baseline
   * @param thickness of a bar
   * @param bars of its trials
   */
  public record Device(String name, String y, String thickness, List<Bars> bars) {}

  /**
   * One bar, or all of a state where there are too many to name.
   *
   * @param style a class of the style sheet
   * @param path SVG path data
   */
  public record Bars(String title, String style, String path) {}

  /** A colour and what it stands for. */
  public record State(String name, String style) {}
}
