package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import dev.ablate.check.expression.Components;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The types of the settings and parameters that lets are given to. They tell what a bare word of a
 * let means where the let is compared: {@code bf16} behind {@code precision = p}.
 */
final class LetTypes {
  private final Outline outline;
  private final Components components;
  private final Map<String, Set<Type>> found = new LinkedHashMap<>();
  private boolean walked;

  /** Those of an experiment. */
  LetTypes(Outline outline, Components components) {
    this.outline = outline;
    this.components = components;
  }

  /** What all places of a let accept together; anything where none says what. */
  Type of(String let) {
    if (!walked) {
      walked = true;
      outline.settings().forEach((name, written) -> setting(name, written.value()));
      outline.variants().stream()
          .flatMap(variant -> variant.settings().stream())
          .forEach(setting -> setting(setting.path().text(), setting.value()));
    }
    List<Type> types = List.copyOf(found.getOrDefault(let, Set.of()));
    return types.isEmpty() ? Components.ANY : new Type.AnyOf(types);
  }

  private void setting(String path, Expr value) {
    Optional<Type> setting = Setup.EXPERIMENT.parameter(path).map(Parameter::type);
    String last = path.substring(path.lastIndexOf('.') + 1);
    walk(setting.orElseGet(() -> components.accepted(last)), value);
  }

  private void walk(Type accepted, Expr value) {
    if (value instanceof Expr.Reference reference && reference.path().isSimple()) {
      let(accepted, reference.path().text());
    } else if (value instanceof Expr.Call call) {
      components.find(call.name().text()).ifPresent(component -> arguments(component, call));
    } else if (value instanceof Expr.Conditional choice) {
      Stream.of(choice.value(), choice.otherwise()).forEach(branch -> walk(accepted, branch));
    } else if (value instanceof Expr.SetExpr set) {
      set.members().forEach(member -> walk(accepted, member));
    } else {
      References.parts(value).ifPresent(p -> p.forEach(part -> walk(Components.ANY, part)));
    }
  }

  private void arguments(Component component, Expr.Call call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Expr value = call.arguments().get(i).value();
      component
          .parameter(Arguments.name(call, i, components))
          .ifPresent(parameter -> walk(parameter.type(), value));
    }
  }

  private void let(Type accepted, String name) {
    Statement.Let let = outline.lets().get(name);
    if (let != null
        && !Components.isOpen(accepted)
        && found.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(accepted)
        && !let.tuple()) {
      walk(accepted, let.value());
    }
  }
}
