package dev.ablate.data;

/** A data set that cannot be used; the message names file, line, value and what to do. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }
}
