package dev.ablate.data;

/** A data set that cannot be used; the message names file, line, value and what to do. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean unsuited;
  private final String parameter;

  public DataException(String message) {
    this(message, false, "");
  }

  private DataException(String message, boolean unsuited, String parameter) {
    super(message);
    this.unsuited = unsuited;
    this.parameter = parameter;
  }

  /** Nothing is wrong with the data, but the loss needs other targets. */
  static DataException unsuited(String message) {
    return new DataException(message, true, "");
  }

  /** The same, known to come from what one parameter of the data set is given. */
  DataException about(String given) {
    return new DataException(String.valueOf(getMessage()), unsuited, given);
  }

  /** Whether another loss could use the data. */
  public boolean isUnsuited() {
    return unsuited;
  }

  /** The parameter to change; empty where no single one is. */
  public String parameter() {
    return parameter;
  }
}
