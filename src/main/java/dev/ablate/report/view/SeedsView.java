package dev.ablate.report.view;

import dev.ablate.report.chart.Chart.Tick;
import java.util.List;

/**
 * How far the seeds of each row lie apart: one line of dots a row, all on one scale.
 *
 * @param title what the scale shows
 * @param ticks on the scale
 * @param lines empty where no row has two finished seeds
 */
public record SeedsView(
    String title, int width, List<Tick> ticks, List<Line> lines, String caption) {

  /**
   * A row.
   *
   * @param range smallest and largest value in words
   * @param mean its place on the scale
   */
  public record Line(String label, String range, String mean, List<Spot> spots) {}

  /** A seed's value and its place on the scale. */
  public record Spot(String seed, String value, String x) {}
}
