package dev.ablate.sweep.worker;

/** What was thrown in a worker, with the text and stack trace that it had there. */
final class RemoteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  /**
   * What was thrown.
   *
   * @param text as its stack trace begins
   */
  RemoteException(String message, String text) {
    super(message);
    this.text = text;
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // stack traces begin with the class of there
  public String toString() {
    return text;
  }
}
