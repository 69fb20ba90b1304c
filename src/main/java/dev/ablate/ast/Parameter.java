package dev.ablate.ast;

import dev.ablate.source.Span;
import java.util.Optional;

/** A declared parameter of a model or block: {@code p = 0.25 off 0}. */
public record Parameter(Identifier name, Optional<Expr> defaultValue, Optional<Expr> off, Span span)
    implements Node {}
