package dev.ablate.check.expression;

import dev.ablate.ast.Expr;
import dev.ablate.catalog.Value;

/** The values of literals. */
final class Literals {
  private Literals() {}

  static Value value(Expr literal) {
    if (literal instanceof Expr.IntLiteral whole) {
      return new Value.Int(whole.value());
    }
    if (literal instanceof Expr.RealLiteral real) {
      return new Value.Real(real.value());
    }
    if (literal instanceof Expr.StringLiteral text) {
      return new Value.Text(text.value());
    }
    if (literal instanceof Expr.BoolLiteral bool) {
      return new Value.Bool(bool.value());
    }
    if (literal instanceof Expr.DurationLiteral duration) {
      return new Value.Duration(duration.seconds());
    }
    if (literal instanceof Expr.NoneLiteral) {
      return Value.NONE;
    }
    throw new IllegalArgumentException("not a literal: " + literal);
  }
}
