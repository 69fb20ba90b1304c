package dev.ablate.trial;

/**
 * Why no trial of a sweep can be trained. The message says what to do; trials that have not ended
 * are left as they are, for a later run.
 */
public final class SweepFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What is wrong. */
  public enum Kind {
    /** The data cannot be read, or are not what they were. */
    DATA,
    /** The device no longer answers. */
    DEVICE
  }

  public SweepFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
