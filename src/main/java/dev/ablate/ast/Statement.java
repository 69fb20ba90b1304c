package dev.ablate.ast;

import dev.ablate.source.Span;
import java.util.List;

/** What may stand in the body of an experiment. */
public sealed interface Statement extends Node {

  /**
   * {@code path = value} or {@code path in set}.
   *
   * @param varies written with {@code in}
   */
  record Setting(Path path, boolean varies, Expr value, Span span) implements Statement {}

  /**
   * {@code let lr in {1e-3, 1e-4}}; several names for tuples.
   *
   * @param tuple the names were written in parentheses
   */
  record Let(List<Identifier> names, boolean tuple, boolean varies, Expr value, Span span)
      implements Statement {}

  /** {@code baseline "label" { ... }} or {@code variant "label" { ... }}. */
  record Variant(boolean baseline, String label, Span labelSpan, List<Setting> settings, Span span)
      implements Statement {}

  /** {@code without augment, loss.label_smoothing}. */
  record Without(List<Path> paths, Span span) implements Statement {}

  /** {@code where lr * batch_size <= 16}. */
  record Where(Expr condition, Span span) implements Statement {}

  /** {@code report "title" { ... }}; its settings are single names. */
  record Report(String title, Span titleSpan, List<Setting> settings, Span span)
      implements Statement {}
}
