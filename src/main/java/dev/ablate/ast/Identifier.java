package dev.ablate.ast;

import dev.ablate.source.Span;

/** A name where one is declared or used. */
public record Identifier(String text, Span span) implements Node {}
