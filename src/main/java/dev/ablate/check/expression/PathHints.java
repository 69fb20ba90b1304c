package dev.ablate.check.expression;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import dev.ablate.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Suggests the path that was meant by one whose first name means nothing. */
final class PathHints {
  private final Scope scope;

  PathHints(Scope scope) {
    this.scope = scope;
  }

  /**
   * {@code "; did you mean 'optimizer.lr'?"} for {@code optimzer.lr}; a near first name decides.
   */
  Optional<String> of(Path path) {
    Identifier head = path.head();
    return Nearest.to(head.text(), scope.names())
        .map(near -> new Path(List.of(new Identifier(near, head.span())), head.span()))
        .map(near -> "; did you mean '" + near.text() + rest(path, near) + "'?");
  }

  private String rest(Path path, Path head) {
    List<String> known = parts(scope.accepted(head));
    return path.parts().stream()
        .skip(1)
        .map(Identifier::text)
        .map(name -> "." + (known.contains(name) ? name : Nearest.to(name, known).orElse(name)))
        .collect(Collectors.joining());
  }

  /** The components that a type accepts, and their parameters. */
  private List<String> parts(Type type) {
    List<String> parts =
        new ArrayList<>(Components.isOpen(type) ? List.of() : scope.components().names(type));
    List<Component> components =
        parts.stream().flatMap(name -> scope.components().find(name).stream()).toList();
    components.stream()
        .flatMap(component -> component.parameters().stream())
        .map(Parameter::name)
        .forEach(parts::add);
    return parts;
  }
}
