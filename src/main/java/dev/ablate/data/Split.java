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
}
