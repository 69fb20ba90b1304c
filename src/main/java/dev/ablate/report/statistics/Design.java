package dev.ablate.report.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Settings as numbers: what was tried, and what resulted.
 *
 * @param dimensions what varies
 * @param rows for each setting its level of every dimension, {@link #ABSENT} where it lacks it
 * @param values for each setting what was measured
 */
public record Design(List<Dimension> dimensions, List<int[]> rows, double[] values) {

  /** The level of a dimension that a setting does not have. */
  public static final int ABSENT = -1;

  /** Rows and values are as many. */
  public Design {
    dimensions = List.copyOf(dimensions);
    rows = List.copyOf(rows);
    if (rows.size() != values.length) {
      throw new IllegalArgumentException(rows.size() + " rows with " + values.length + " values");
    }
  }

  /**
   * Something that varies.
   *
   * @param ordered whether levels that lie beside each other are alike, as numbers are
   * @param shares how much of the space each level is; they add up to 1
   */
  public record Dimension(boolean ordered, double[] shares) {

    /**
     * A dimension that is weighed as it was tried: a level is as much of the space as it is of the
     * settings that have the dimension. A value that a search drew from a distribution so has that
     * distribution's weight, and the values of a grid weigh the same. What no setting has is a
     * single level.
     *
     * @param levels of the settings, some of which may be {@link #ABSENT}
     */
    public static Dimension of(boolean ordered, int... levels) {
      int count = Arrays.stream(levels).max().orElse(ABSENT) + 1;
      if (count == 0) {
        return new Dimension(ordered, new double[] {1});
      }
      double[] shares = new double[count];
      double present = 0;
      for (int level : levels) {
        if (level != ABSENT) {
          shares[level]++;
          present++;
        }
      }
      for (int level = 0; level < count; level++) {
        shares[level] /= present;
      }
      return new Dimension(ordered, shares);
    }

    /** How many levels there are. */
    public int levels() {
      return shares.length;
    }
  }

  /** How many settings there are. */
  public int size() {
    return values.length;
  }

  int level(int row, int dimension) {
    return rows.get(row)[dimension];
  }
}
