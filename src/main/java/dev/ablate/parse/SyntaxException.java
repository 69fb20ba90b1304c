package dev.ablate.parse;

import dev.ablate.source.Diagnostic;
import dev.ablate.source.Span;

/** Ends a parse at its first syntax error; never leaves the package. */
final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  SyntaxException(Span span, String message) {
    super(message);
    this.diagnostic = Diagnostic.error(span, message);
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
