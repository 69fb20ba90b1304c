package dev.ablate.data;

/**
 * Some rows of a data set.
 *
 * @param features [rows, input...], row order
 * @param targets one or more numbers a row
 */
public record Split(Features features, Targets targets) {

  /** How many examples. */
  public int rows() {
    return targets.rows();
  }

  /**
   * Some of the rows, in the order given.
   *
   * @param width how many numbers a row of features has
   */
  Split select(int[] chosen, int width) {
    return new Split(features.select(chosen, width), targets.select(chosen));
  }
}
