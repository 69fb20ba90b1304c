package dev.ablate.trial;

/**
 * The process that trained was lost. The message says how. What it had not reported is lost with
 * it. The trainer can be used again: it starts another process.
 */
public final class WorkerLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message says how: {@code the worker was ended by signal 9}. */
  public WorkerLostException(String message) {
    super(message);
  }
}
