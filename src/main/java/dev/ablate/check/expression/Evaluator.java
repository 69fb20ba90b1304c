package dev.ablate.check.expression;

import dev.ablate.ast.Expr;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Computes the values of expressions in one scope. A mistake is reported where it stands, and the
 * value is then empty, so that what depends on it stays silent.
 */
public final class Evaluator {
  private final Scope scope;
  private final Problems problems;
  private final Names names;
  private final Calls calls;
  private final Operators operators;

  /** An evaluator that reports to {@code problems}. */
  public Evaluator(Scope scope, Problems problems) {
    this.scope = scope;
    this.problems = problems;
    Binder binder = new Binder(this);
    this.names = new Names(scope, this, binder);
    this.calls = new Calls(scope, this, binder);
    this.operators = new Operators(this, new Comparands(scope, this, names));
  }

  /**
   * The value that a parameter or setting is given, in the form of its type.
   *
   * @param name what messages call it
   * @param varies whether {@code expr} is a set, of which the scope chooses a member
   */
  public Optional<Value> evaluate(String name, Type type, boolean varies, Expr expr) {
    if (!varies && Sets.isSet(expr)) {
      return fail(expr.span(), scope.misplacedSet(name));
    }
    Optional<Expr> chosen = varies ? scope.choose(name, type, expr) : Optional.of(expr);
    return chosen.flatMap(
        e -> evaluate(e, type).flatMap(value -> convert(name, type, value, e.span())));
  }

  /** The value in the form of a type, or an error at {@code span} that says what it must be. */
  public Optional<Value> convert(String name, Type type, Value value, Span span) {
    Optional<Value> converted = type.convert(value);
    if (converted.isPresent()) {
      return converted;
    }
    String given = ValueText.of(value);
    String hint = new ValueHints(scope.components()).of(name, type, value, span.text());
    return fail(span, name + " must be " + type.requirement() + ", not " + given + hint);
  }

  /**
   * Whether a condition holds; {@code none} is false, as in Python: a path that the trial at hand
   * does not have.
   *
   * @param user what needs it, for messages: {@code where}, {@code not}
   */
  public Optional<Boolean> condition(String user, Expr expr) {
    Optional<Value> value = evaluate(expr, new Type.BoolType());
    Optional<Boolean> holds = value.flatMap(Evaluator::truth);
    if (value.isPresent() && holds.isEmpty()) {
      String given = ValueText.of(value.get());
      return fail(expr.span(), "'" + user + "' needs true or false, not " + given);
    }
    return holds;
  }

  private static Optional<Boolean> truth(Value value) {
    if (value instanceof Value.None) {
      return Optional.of(false);
    }
    return value instanceof Value.Bool bool ? Optional.of(bool.value()) : Optional.empty();
  }

  /**
   * The value as it is.
   *
   * @param expected what its place accepts, which tells what bare words mean
   */
  public Optional<Value> evaluate(Expr expr, Type expected) {
    if (expr instanceof Expr.Reference reference) {
      return names.value(reference.path(), expected);
    }
    if (expr instanceof Expr.Call call) {
      return calls.value(call, expected);
    }
    if (expr instanceof Expr.Binary binary) {
      return operators.binary(binary);
    }
    if (expr instanceof Expr.Unary unary) {
      return operators.unary(unary);
    }
    if (expr instanceof Expr.Comparison comparison) {
      return operators.comparison(comparison);
    }
    if (expr instanceof Expr.Conditional choice) {
      return condition("if", choice.condition())
          .flatMap(holds -> evaluate(holds ? choice.value() : choice.otherwise(), expected));
    }
    return composed(expr, expected);
  }

  /** Every value of the list, or empty if one fails; the mistakes of all are reported. */
  Optional<List<Value>> all(List<Expr> exprs, Type expected) {
    List<Value> values = new ArrayList<>();
    exprs.forEach(e -> evaluate(e, expected).ifPresent(values::add));
    return Optional.of(values).filter(v -> v.size() == exprs.size());
  }

  /** The result of a computation, or an error with its message. */
  Optional<Value> compute(Span span, Supplier<Value> computation) {
    try {
      return Optional.of(computation.get());
    } catch (ArithmeticException mistake) {
      return fail(span, String.valueOf(mistake.getMessage()));
    }
  }

  /** Nothing, after an error. */
  <T> Optional<T> fail(Span span, String message) {
    problems.error(span, message);
    return Optional.empty();
  }

  /** Nothing, after an error about a name that means nothing. */
  <T> Optional<T> unknown(Span name, Supplier<String> message) {
    return fail(name, scope.components().message(name, message));
  }

  private Optional<Value> composed(Expr expr, Type expected) {
    if (expr instanceof Expr.ListExpr list) {
      return all(list.items(), Expectation.element(expected)).map(Value.ListOf::new);
    }
    if (expr instanceof Expr.TupleExpr tuple) {
      return all(tuple.items(), Expectation.element(expected)).map(Value.ListOf::new);
    }
    if (expr instanceof Expr.Then then) {
      return chain(then);
    }
    return Sets.isSet(expr)
        ? fail(expr.span(), "a set of values can only stand behind 'in'")
        : Optional.of(Literals.value(expr));
  }

  private Optional<Value> chain(Expr.Then then) {
    List<Value> parts = new ArrayList<>();
    for (Expr part : then.parts()) {
      evaluate("a part of 'then'", new Type.ScheduleType(), false, part).ifPresent(parts::add);
    }
    return Optional.of(parts)
        .filter(p -> p.size() == then.parts().size())
        .map(p -> new Value.Chain(p.stream().flatMap(Evaluator::links).toList()));
  }

  private static Stream<Instance> links(Value schedule) {
    return schedule instanceof Value.Chain chain
        ? chain.parts().stream()
        : Stream.of((Instance) schedule);
  }
}
