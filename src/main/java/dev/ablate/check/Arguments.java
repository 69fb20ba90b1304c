package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Parameter;
import dev.ablate.check.expression.Components;
import java.util.Optional;

/** Which parameters the arguments of a call are for. */
final class Arguments {
  private Arguments() {}

  /** The parameter of an argument; its number where there is none. */
  static String name(Expr.Call call, int index, Components components) {
    return call.arguments()
        .get(index)
        .name()
        .map(Identifier::text)
        .or(() -> components.find(call.name().text()).flatMap(c -> positional(c, index)))
        .orElse(Integer.toString(index));
  }

  private static Optional<String> positional(Component component, int index) {
    return component.parameters().stream().skip(index).map(Parameter::name).findFirst();
  }
}
