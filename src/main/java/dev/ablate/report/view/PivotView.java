package dev.ablate.report.view;

import java.util.List;

/**
 * A metric by two axes.
 *
 * @param corner what rows and columns are: {@code optimizer.lr by model.width}
 * @param columns the values of the axis across
 */
public record PivotView(
    String title, String caption, String corner, List<String> columns, List<Line> lines) {

  /** How many steps of colour there are above none. */
  public static final int HEATS = 8;

  /** A value of the axis down, with a cell for each column. */
  public record Line(String label, List<Spot> spots) {}

  /**
   * A cell; never blank.
   *
   * @param text mean and deviation, or in words why there is none
   * @param heat from 0 for the worst to {@link #HEATS} for the best; 0 where there is no mean
   * @param best whether no complete cell is better
   */
  public record Spot(String text, int heat, boolean best) {}
}
