package dev.ablate.ast;

import dev.ablate.source.Span;
import java.util.Optional;

/**
 * An argument of a call.
 *
 * @param name empty for a positional one
 * @param varies written with {@code in} instead of {@code =}
 */
public record Argument(Optional<Identifier> name, boolean varies, Expr value, Span span)
    implements Node {}
