package dev.ablate.trial;

/**
 * The process that trained was lost. The message says how; what it had not told is lost with it,
 * and the trainer can be used again: it starts another.
 */
public final class WorkerLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message says how: {@code the worker was ended by signal 9}. */
  public WorkerLostException(String message) {
    super(message);
  }
}
