package dev.ablate.experiment;

/**
 * How long a trial trains.
 *
 * @param epochs passes over the training rows
 * @param stepsPerEpoch updates of one epoch
 */
public record Run(long epochs, long stepsPerEpoch) {

  /** The run over these rows; a smaller last batch counts unless it is dropped. */
  public static Run of(long epochs, long rows, long batchSize, boolean dropLast) {
    return new Run(epochs, dropLast ? rows / batchSize : (rows + batchSize - 1) / batchSize);
  }

  /** Updates of the whole run. */
  public long steps() {
    return epochs * stepsPerEpoch;
  }

  /** Updates in one unit of a schedule. */
  public long stepsPer(String unit) {
    return unit.equals("epoch") ? stepsPerEpoch : 1;
  }
}
