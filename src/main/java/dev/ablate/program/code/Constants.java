package dev.ablate.program.code;

/** Where the numbers of a trial that no step changes stand: a column of {@code c} each. */
public final class Constants {
  public static final int MAX_NORM = 0;
  public static final int MAX_VALUE = 1;
  private static final int DROPOUT = 2;

  private Constants() {}

  /** The column of a dropout layer's probability. */
  public static int dropProbability(int dropout) {
    return DROPOUT + 2 * dropout;
  }

  /** The column of what kept numbers are multiplied with. */
  public static int keptScale(int dropout) {
    return dropProbability(dropout) + 1;
  }

  /**
   * The column where the loss's numbers begin, which stand last.
   *
   * @param dropouts how many layers drop numbers
   */
  public static int loss(int dropouts) {
    return dropProbability(dropouts);
  }

  /** Some columns: {@code [T, count]}. */
  public static String columns(int first, int count) {
    return "torch.narrow(c, 1, " + first + ", " + count + ")";
  }
}
