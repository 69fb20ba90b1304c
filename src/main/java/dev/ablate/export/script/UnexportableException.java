package dev.ablate.export.script;

/** Something in a trial that a plain script has no words for; the message says what. */
public final class UnexportableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnexportableException(String what) {
    super(what + " cannot be exported as a PyTorch script");
  }
}
