package dev.ablate.check.model;

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
    Optional<Value> value =
        declared
            .defaultValue()
            .flatMap(expr -> evaluator.evaluate(name, new Type.AnyType(), false, expr));
    Type type = new Type.UntypedType(value.filter(Value.Real.class::isInstance).isPresent());
    Parameter plain =
        declared.defaultValue().isPresent()
            ? withDefault(name, type, value)
            : Parameter.required(name, type, DOC);
    return declared
        .off()
        .flatMap(expr -> evaluator.evaluate(name, type, false, expr))
        .map(plain::withOff)
        .orElse(plain);
  }

  private static Parameter withDefault(String name, Type type, Optional<Value> value) {
    return value
        .map(v -> Parameter.optional(name, type, v, DOC))
        .orElseGet(() -> Parameter.inferred(name, type, DOC));
  }
}
