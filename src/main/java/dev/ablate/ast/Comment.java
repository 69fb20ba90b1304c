package dev.ablate.ast;

import dev.ablate.source.Span;

/**
 * A comment; it means nothing and stays where it stands.
 *
 * @param text from its {@code #} to the end of the line
 */
public record Comment(String text, Span span) {}
