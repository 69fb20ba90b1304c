package dev.ablate.check.expression;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;

/** Values as a file would write them. */
public final class ValueExpression {
  private ValueExpression() {}

  /** The expression of a value, all of it at one place. */
  public static Expr of(Value value, Span span) {
    if (value instanceof Value.ListOf list) {
      return new Expr.ListExpr(each(list.items(), span), span);
    }
    if (value instanceof Value.Chain chain) {
      return new Expr.Then(each(chain.parts(), span), span);
    }
    return value instanceof Instance instance ? call(instance, span) : literal(value, span);
  }

  private static List<Expr> each(List<? extends Value> values, Span span) {
    return values.stream().map(value -> of(value, span)).toList();
  }

  private static Expr call(Instance instance, Span span) {
    List<Argument> arguments =
        instance.withoutDefaults().arguments().entrySet().stream()
            .map(entry -> argument(entry.getKey(), entry.getValue(), span))
            .toList();
    return new Expr.Call(new Identifier(instance.name(), span), arguments, span);
  }

  private static Argument argument(String name, Value value, Span span) {
    return new Argument(Optional.of(new Identifier(name, span)), false, of(value, span), span);
  }

  private static Expr literal(Value value, Span span) {
    if (value instanceof Value.Int whole) {
      return new Expr.IntLiteral(whole.value(), whole.toString(), span);
    }
    if (value instanceof Value.Real real) {
      return new Expr.RealLiteral(real.value(), real.toString(), span);
    }
    if (value instanceof Value.Bool bool) {
      return new Expr.BoolLiteral(bool.value(), span);
    }
    if (value instanceof Value.Duration time) {
      return new Expr.DurationLiteral(time.seconds(), time.toString(), span);
    }
    return value instanceof Value.Text text
        ? new Expr.StringLiteral(text.value(), span)
        : new Expr.NoneLiteral(span);
  }
}
