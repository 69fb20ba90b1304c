package dev.ablate.catalog;

/**
 * What is known of a data set before training.
 *
 * @param input the shape of one example: {@code [3, 32, 32]}, {@code [64]}
 * @param task what the targets are
 * @param outputs how many classes, or how many numbers an example
 * @param trainRows rows to train on, validation taken out
 * @param validationRows rows to validate on
 * @param testRows rows to test on; 0 without a test set
 * @param contentHash what identifies all that training sees of it, whatever the paths; hex digits
 * @param indices whether an embedding can take its features
 */
public record DataInfo(
    Shape input,
    Task task,
    int outputs,
    int trainRows,
    int validationRows,
    int testRows,
    String contentHash,
    Indices indices) {

  /**
   * Numbers that no longer live on the device: as floats they fill the largest block of memory that
   * Java hands over at once (2 GiB), as bytes half a GiB of a device's memory.
   */
  private static final long TOO_MANY_NUMBERS = 1L << 29;

  /** A data set whose features are no indices. */
  public DataInfo(
      Shape input,
      Task task,
      int outputs,
      int trainRows,
      int validationRows,
      int testRows,
      String contentHash) {
    this(input, task, outputs, trainRows, validationRows, testRows, contentHash, Indices.NONE);
  }

  /** The same rows with other targets. */
  public DataInfo with(Task otherTask, String otherHash) {
    return new DataInfo(
        input, otherTask, outputs, trainRows, validationRows, testRows, otherHash, indices);
  }

  /** The same rows with features of which this is known. */
  public DataInfo with(Indices known) {
    return new DataInfo(
        input, task, outputs, trainRows, validationRows, testRows, contentHash, known);
  }

  /**
   * Whether all examples live on the device; those of larger data sets are read as they are needed.
   * It depends on nothing but the data, so that a plan is the same on every machine.
   */
  public boolean isResident() {
    long rows = (long) trainRows + validationRows + testRows;
    return rows < TOO_MANY_NUMBERS / input.count();
  }
}
