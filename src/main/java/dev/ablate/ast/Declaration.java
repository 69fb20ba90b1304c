package dev.ablate.ast;

import dev.ablate.source.Span;
import java.util.List;

/** What may stand at the top of a file. */
public sealed interface Declaration extends Node {

  /** {@code import "models.exp"}. */
  record Import(String path, Span pathSpan, Span span) implements Declaration {}

  /** {@code model cnn(width = 16) { ... }}. */
  record Model(Identifier name, List<Parameter> parameters, List<LayerItem> body, Span span)
      implements Declaration {}

  /** A top-level {@code block stage(channels) { ... }}. */
  record TopBlock(Block block) implements Declaration {
    @Override
    public Span span() {
      return block.span();
    }
  }

  /** {@code experiment "title" { ... }}. */
  record Experiment(String title, Span titleSpan, List<Statement> body, Span span)
      implements Declaration {}
}
