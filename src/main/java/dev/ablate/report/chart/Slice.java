package dev.ablate.report.chart;

import dev.ablate.report.chart.Chart.Rectangle;
import dev.ablate.report.chart.Chart.Tick;
import java.util.List;

/**
 * A metric against one axis, in the coordinates of its SVG.
 *
 * @param title the axis
 * @param note what is special about the axes; empty for nothing
 * @param points SVG path data of a dot for each setting
 * @param means SVG path data through the means of numbers, of a stroke at each other value
 */
public record Slice(
    String title,
    String note,
    String description,
    int width,
    int height,
    Rectangle plot,
    List<Tick> xTicks,
    List<Tick> yTicks,
    String points,
    String means) {}
