package dev.ablate.source;

/**
 * Something said about a place in a file: what is wrong, with its value, and what to write instead.
 *
 * @param severity whether the file may run all the same
 * @param span the place
 * @param message one line, without a full stop
 */
public record Diagnostic(Severity severity, Span span, String message) {

  /** An error at a place. */
  public static Diagnostic error(Span span, String message) {
    return new Diagnostic(Severity.ERROR, span, message);
  }

  /** A warning at a place. */
  public static Diagnostic warning(Span span, String message) {
    return new Diagnostic(Severity.WARNING, span, message);
  }
}
