package dev.ablate.check.expression;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import java.util.List;
import java.util.Optional;

/** Calls in expressions: functions and components. */
final class Calls {
  private final Components components;
  private final Hints hints;
  private final Evaluator evaluator;
  private final Binder binder;

  Calls(Scope scope, Evaluator evaluator, Binder binder) {
    this.components = scope.components();
    this.hints = new Hints(scope);
    this.evaluator = evaluator;
    this.binder = binder;
  }

  /**
   * The value of a call.
   *
   * @param expected what its place accepts
   */
  Optional<Value> value(Expr.Call call, Type expected) {
    if (Sets.isSet(call)) {
      return evaluator.fail(call.span(), "a set of values can only stand behind 'in'");
    }
    String name = call.name().text();
    Optional<Function> function = Function.named(name);
    if (function.isPresent() && !(expected instanceof Type.ComponentType)) {
      return apply(function.get(), call);
    }
    Optional<Component> component = components.find(name);
    return component.isPresent()
        ? binder.bind(component.get(), call.name(), call.arguments(), call.span()).map(v -> v)
        : unknown(call, expected);
  }

  private Optional<Value> apply(Function function, Expr.Call call) {
    for (Argument argument : call.arguments()) {
      if (argument.name().isPresent() || argument.varies()) {
        return evaluator.fail(
            argument.span(), function.text() + " takes plain values, without names");
      }
    }
    List<Expr> arguments = call.arguments().stream().map(Argument::value).toList();
    return evaluator
        .all(arguments, new Type.AnyType())
        .flatMap(values -> evaluator.compute(call.span(), () -> function.apply(values)));
  }

  private Optional<Value> unknown(Expr.Call call, Type expected) {
    String name = call.name().text();
    return evaluator.unknown(
        call.name().span(),
        () ->
            hints
                .refusal(name, expected)
                .orElseGet(
                    () ->
                        "unknown component or function '"
                            + name
                            + "'"
                            + hints.ofCall(name, expected)));
  }
}
