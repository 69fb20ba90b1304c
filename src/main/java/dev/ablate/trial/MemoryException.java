package dev.ablate.trial;

/** An array that takes more memory than there is; fewer trials, or smaller parts, may fit. */
public final class MemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message says that memory ran out, and of what size the request was where known. */
  public MemoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
