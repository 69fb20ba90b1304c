package dev.ablate.data;

/** A data set that cannot be used; the message names file, line, value and what to do. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean unsuited;

  public DataException(String message) {
    this(message, false);
  }

  private DataException(String message, boolean unsuited) {
    super(message);
    this.unsuited = unsuited;
  }

  /** Nothing is wrong with the data, but the loss needs other targets. */
  static DataException unsuited(String message) {
    return new DataException(message, true);
  }

  /** Whether another loss could use the data. */
  public boolean isUnsuited() {
    return unsuited;
  }
}
