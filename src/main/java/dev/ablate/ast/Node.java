package dev.ablate.ast;

import dev.ablate.source.Span;

/** A piece of syntax with its place. */
public sealed interface Node
    permits Argument,
        Block,
        Declaration,
        Expr,
        Identifier,
        LayerItem,
        Parameter,
        Path,
        SourceUnit,
        Statement {

  /** Where it stands. */
  Span span();
}
