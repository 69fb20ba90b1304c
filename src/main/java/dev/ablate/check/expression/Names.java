package dev.ablate.check.expression;

import dev.ablate.ast.Path;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What names and paths mean: something of the scope, else a choice, else a component. */
final class Names {
  private final Scope scope;
  private final Evaluator evaluator;
  private final Binder binder;
  private final Hints hints;

  Names(Scope scope, Evaluator evaluator, Binder binder) {
    this.scope = scope;
    this.evaluator = evaluator;
    this.binder = binder;
    this.hints = new Hints(scope);
  }

  Optional<Value> value(Path path, Type expected) {
    if (scope.knows(path, expected)) {
      return scope.value(path, expected);
    }
    String name = path.text();
    if (path.isSimple() && expected.words().contains(name)) {
      return Optional.of(new Value.Text(name));
    }
    Optional<Component> component = component(path);
    return component.isPresent()
        ? binder.bind(component.get(), path.head(), List.of(), path.span()).map(v -> v)
        : unknown(path, expected);
  }

  /** The component that a path names, its parameters at their defaults, required ones missing. */
  Optional<Value> bareComponent(Path path) {
    return scope.knows(path, new Type.AnyType())
        ? Optional.empty()
        : component(path).map(c -> c.instance(Map.of()));
  }

  private Optional<Component> component(Path path) {
    return path.isSimple() ? scope.components().find(path.text()) : Optional.empty();
  }

  private Optional<Value> unknown(Path path, Type expected) {
    Optional<String> ofModule = path.isSimple() ? Optional.empty() : ofModule(path);
    if (ofModule.isPresent()) {
      return evaluator.fail(path.span(), "write '" + ofModule.get() + "' alone, without a module");
    }
    return evaluator.unknown(
        path.span(),
        () ->
            hints
                .refusal(path.text(), expected)
                .orElseGet(
                    () -> "unknown name '" + path.text() + "'" + hints.ofName(path, expected)));
  }

  /** The component that a path into a Python module means: {@code F.leaky_relu}. */
  private Optional<String> ofModule(Path path) {
    String last = path.parts().get(path.parts().size() - 1).text();
    return scope.components().names().stream()
        .filter(name -> name.equalsIgnoreCase(last.replace("_", "")))
        .findFirst();
  }
}
