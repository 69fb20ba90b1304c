package dev.ablate.check.expression;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What names and paths mean: something of the scope, else a choice, else a component. */
final class Names {
  private final Scope scope;
  private final Evaluator evaluator;
  private final Binder binder;

  Names(Scope scope, Evaluator evaluator, Binder binder) {
    this.scope = scope;
    this.evaluator = evaluator;
    this.binder = binder;
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

  /** The choice that a name is beside a path that takes it: {@code precision == bf16}. */
  Optional<Value> choiceOf(Path compared, Path path) {
    List<Identifier> parts = compared.parts();
    boolean isChoice =
        path.isSimple()
            && !scope.knows(path, new Type.AnyType())
            && scope.components().accepts(parts.get(parts.size() - 1).text(), path.text());
    return isChoice ? Optional.of(new Value.Text(path.text())) : Optional.empty();
  }

  private Optional<Component> component(Path path) {
    return path.isSimple() ? scope.components().find(path.text()) : Optional.empty();
  }

  private Optional<Value> unknown(Path path, Type expected) {
    Identifier last = path.parts().get(path.parts().size() - 1);
    if (!path.isSimple() && scope.components().find(last.text()).isPresent()) {
      return evaluator.fail(path.span(), "write '" + last.text() + "' alone, without a module");
    }
    String message = "unknown name '" + path.text() + "'" + hint(path, expected);
    return evaluator.fail(path.span(), scope.components().refusal(path.text()).orElse(message));
  }

  private String hint(Path path, Type expected) {
    List<String> calls = callsOf(path, expected);
    if (!calls.isEmpty()) {
      return "; write " + String.join(" or ", calls);
    }
    String near = Nearest.hint(path.text(), known(expected));
    boolean text = expected.convert(new Value.Text(path.text())).isPresent();
    if (near.isEmpty() && path.isSimple() && text) {
      return "; write \"" + path.text() + "\" if it is text";
    }
    return near.isEmpty() && !expected.words().isEmpty()
        ? "; write one of " + String.join(", ", accepted(expected))
        : near;
  }

  /** The words that can stand, alone or in a list; some are known only to be refused. */
  private static List<String> accepted(Type expected) {
    return expected.words().stream()
        .filter(
            word -> {
              Value value = new Value.Text(word);
              return expected.convert(value).isPresent()
                  || expected.convert(new Value.ListOf(List.of(value))).isPresent();
            })
        .toList();
  }

  /** {@code minimize(val_loss)} where an objective is expected and {@code val_loss} stands. */
  private List<String> callsOf(Path path, Type expected) {
    return scope.components().names().stream()
        .flatMap(name -> scope.components().find(name).stream())
        .filter(component -> expected.equals(new Type.ComponentType(component.kind())))
        .filter(component -> takes(component, path.text()))
        .map(component -> component.name() + "(" + path.text() + ")")
        .toList();
  }

  private static boolean takes(Component component, String word) {
    return component.parameters().stream().limit(1).anyMatch(p -> p.type().words().contains(word));
  }

  private List<String> known(Type expected) {
    List<String> names = new ArrayList<>(scope.names());
    names.addAll(expected.words());
    if (expected.words().isEmpty()) {
      names.addAll(scope.components().names());
    }
    return names;
  }
}
