package dev.ablate.ast;

import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;

/** An expression or a set. */
public sealed interface Expr extends Node {

  /** A whole number; {@code text} is how it was written. */
  record IntLiteral(long value, String text, Span span) implements Expr {}

  /** A number with a point or an exponent; {@code text} is how it was written. */
  record RealLiteral(double value, String text, Span span) implements Expr {}

  /** A duration; {@code text} is how it was written. */
  record DurationLiteral(long seconds, String text, Span span) implements Expr {}

  /** A string, its escapes resolved. */
  record StringLiteral(String value, Span span) implements Expr {}

  /** {@code true} or {@code false}. */
  record BoolLiteral(boolean value, Span span) implements Expr {}

  /** {@code none}. */
  record NoneLiteral(Span span) implements Expr {}

  /** A name or a path: a parameter, a let, a setting, a choice, a component without arguments. */
  record Reference(Path path) implements Expr {
    @Override
    public Span span() {
      return path.span();
    }
  }

  /** {@code AdamW(lr = 1e-3)}, {@code min(a, b)}, {@code linspace(0, 1, 5)}. */
  record Call(Identifier name, List<Argument> arguments, Span span) implements Expr {}

  /** {@code -x}, {@code not x}. */
  record Unary(UnaryOperator operator, Expr operand, Span span) implements Expr {}

  /** Arithmetic, {@code and}, {@code or}. */
  record Binary(BinaryOperator operator, Expr left, Expr right, Span span) implements Expr {}

  /** {@code a < b <= c}: one operand more than operators. */
  record Comparison(List<Expr> operands, List<ComparisonOperator> operators, Span span)
      implements Expr {}

  /** {@code value if condition else otherwise}. */
  record Conditional(Expr value, Expr condition, Expr otherwise, Span span) implements Expr {}

  /** {@code [a, b]}. */
  record ListExpr(List<Expr> items, Span span) implements Expr {}

  /** {@code (a, b)}. */
  record TupleExpr(List<Expr> items, Span span) implements Expr {}

  /** {@code {a, b}}. */
  record SetExpr(List<Expr> members, Span span) implements Expr {}

  /** {@code 1..5}, {@code 32..256 step 32}. */
  record RangeExpr(Expr first, Expr last, Optional<Expr> step, Span span) implements Expr {}

  /** {@code Warmup(epochs = 2) then CosineAnnealingLR()}: two or more parts. */
  record Then(List<Expr> parts, Span span) implements Expr {}
}
