package dev.ablate.check.model;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Evaluator;
import java.util.List;
import java.util.Optional;

/** The declared parameters of models and blocks, as components that calls are bound to. */
final class Signature {
  private static final Type ANY = new Type.AnyType();
  private static final String DOC = "Declared in the file";

  private Signature() {}

  /**
   * The component of a declaration. A default that has no value leaves its parameter without one,
   * and is reported by the evaluator.
   */
  static Component of(
      Identifier name, Kind kind, List<dev.ablate.ast.Parameter> declared, Evaluator evaluator) {
    List<Parameter> parameters = declared.stream().map(p -> parameter(p, evaluator)).toList();
    return new Component(name.text(), kind, DOC, parameters, 1);
  }

  private static Parameter parameter(dev.ablate.ast.Parameter declared, Evaluator evaluator) {
    String name = declared.name().text();
    Parameter plain =
        declared
            .defaultValue()
            .map(expr -> withDefault(name, value(name, expr, evaluator)))
            .orElseGet(() -> Parameter.required(name, ANY, DOC));
    return declared
        .off()
        .flatMap(expr -> value(name, expr, evaluator))
        .map(plain::withOff)
        .orElse(plain);
  }

  private static Parameter withDefault(String name, Optional<Value> value) {
    return value
        .map(v -> Parameter.optional(name, ANY, v, DOC))
        .orElseGet(() -> Parameter.inferred(name, ANY, DOC));
  }

  private static Optional<Value> value(String name, Expr expr, Evaluator evaluator) {
    return evaluator.evaluate(name, ANY, false, expr);
  }
}
