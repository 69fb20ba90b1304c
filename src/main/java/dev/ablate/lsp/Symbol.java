package dev.ablate.lsp;

import dev.ablate.ast.Identifier;
import dev.ablate.source.Span;

/**
 * A name that a file declares.
 *
 * @param name where it is declared
 * @param scope where it is known
 */
record Symbol(Kind kind, Identifier name, Span scope) {

  /** What is declared. */
  enum Kind {
    LET,
    MODEL,
    BLOCK,
    PARAMETER;

    /** Whether something of this kind may be renamed without a look at other files' calls. */
    boolean canBeRenamed() {
      return this != PARAMETER;
    }
  }
}
