package dev.ablate.ast;

import dev.ablate.source.Span;
import java.util.List;

/** A named group of layers with parameters. */
public record Block(Identifier name, List<Parameter> parameters, List<LayerItem> body, Span span)
    implements Node {}
