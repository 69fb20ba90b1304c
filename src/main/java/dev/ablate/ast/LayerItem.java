package dev.ablate.ast;

import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;

/** What may stand in the body of a model or block. */
public sealed interface LayerItem extends Node {

  /**
   * A layer, a block, or a parameter that holds a layer.
   *
   * @param arguments empty for {@code ReLU} and for {@code ReLU()}
   * @param parentheses whether there were parentheses
   */
  record Layer(Identifier name, List<Argument> arguments, boolean parentheses, Span span)
      implements LayerItem {}

  /** A block declared inside a model. */
  record Nested(Block block) implements LayerItem {
    @Override
    public Span span() {
      return block.span();
    }
  }

  /** {@code repeat 3 { ... }}. */
  record Repeat(Expr count, List<LayerItem> body, Span span) implements LayerItem {}

  /** {@code for c in [64, 128] { ... }}. */
  record For(Identifier variable, Expr values, List<LayerItem> body, Span span)
      implements LayerItem {}

  /** {@code if depth > 2 { ... } else { ... }}; an {@code else if} is an If alone in the else. */
  record If(Expr condition, List<LayerItem> then, List<LayerItem> otherwise, Span span)
      implements LayerItem {}

  /** {@code residual { ... } shortcut { ... }}. */
  record Residual(List<LayerItem> body, Optional<List<LayerItem>> shortcut, Span span)
      implements LayerItem {}

  /** {@code parallel { { ... } { ... } }}. */
  record Parallel(List<List<LayerItem>> branches, Span span) implements LayerItem {}
}
