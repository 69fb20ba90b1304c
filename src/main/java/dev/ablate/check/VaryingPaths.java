package dev.ablate.check;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Type;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the paths of a trial's settings that vary: those with a set of their own, and those whose
 * expressions use a let that varies.
 */
final class VaryingPaths {
  private final Setup setup;
  private final Map<String, Long> found = new LinkedHashMap<>();

  private VaryingPaths(Setup setup) {
    this.setup = setup;
  }

  /** The paths in the trial at hand, by the places of their sets; seeds are left out. */
  static List<String> of(Setup setup) {
    VaryingPaths paths = new VaryingPaths(setup);
    setup
        .variant()
        .settings()
        .forEach((name, written) -> paths.find(name, written.varies(), written.value()));
    paths.found.remove("seed");
    return paths.found.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void find(String path, boolean varies, Expr value) {
    if (!varies) {
      inside(path, value);
      return;
    }
    add(path, setup.position(value.span()));
    if (value instanceof Expr.SetExpr set && set.members().stream().anyMatch(this::mayHoldMore)) {
      setup.choose(set, new Problems()).ifPresent(member -> inside(path, member));
    }
  }

  private boolean mayHoldMore(Expr member) {
    return member instanceof Expr.Call
        || member instanceof Expr.Conditional
        || References.parts(member).isPresent()
        || References.of(member).stream()
            .anyMatch(p -> setup.lets().find(p.head().text()).isPresent());
  }

  private void inside(String path, Expr expr) {
    if (expr instanceof Expr.Call call && isComponent(call)) {
      arguments(path, call);
    } else if (expr instanceof Expr.Then then) {
      parts(path, then.parts());
    } else if (expr instanceof Expr.ListExpr list) {
      parts(path, list.items());
    } else if (expr instanceof Expr.Conditional choice) {
      conditional(path, choice);
    } else if (expr instanceof Expr.Reference reference) {
      reference(path, reference.path());
    } else {
      computed(path, expr);
    }
  }

  private boolean isComponent(Expr.Call call) {
    return setup.components().find(call.name().text()).isPresent();
  }

  private void arguments(String path, Expr.Call call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      String name = Arguments.name(call, i, setup.components());
      find(path + "." + name, argument.varies(), argument.value());
    }
  }

  private void parts(String path, List<Expr> written) {
    List<Expr> parts = new SpelledParts(setup, deciding -> computed(path, deciding)).of(written);
    List<String> names = PartNames.of(parts);
    for (int i = 0; i < parts.size(); i++) {
      Expr part = parts.get(i);
      if (part instanceof Expr.Call call && isComponent(call)) {
        arguments(path + "." + names.get(i), call);
      } else {
        computed(path, part);
      }
    }
  }

  private void reference(String path, Path reference) {
    if (reference.isSimple() && setup.lets().find(reference.text()).isPresent()) {
      Statement.Let let = setup.lets().find(reference.text()).get();
      if (setup.evaluationStack().cycle(reference.text()).isEmpty()) {
        setup
            .evaluationStack()
            .within(
                reference.text(),
                () -> {
                  let(path, let, reference.text());
                  return path;
                });
      }
    } else {
      computed(path, new Expr.Reference(reference));
    }
  }

  private void let(String path, Statement.Let let, String name) {
    if (!let.tuple()) {
      find(path, let.varies(), let.value());
      return;
    }
    if (let.varies()) {
      add(path, setup.position(let.value().span()));
    }
    scope().letExpression(let, name, new Type.AnyType()).ifPresent(item -> inside(path, item));
  }

  private void conditional(String path, Expr.Conditional choice) {
    computed(path, choice.condition());
    scope()
        .evaluator()
        .condition("if", choice.condition())
        .ifPresent(holds -> inside(path, holds ? choice.value() : choice.otherwise()));
  }

  private SetupScope scope() {
    return new SetupScope(setup, new Problems());
  }

  private void computed(String path, Expr expr) {
    firstVarying(expr, new HashSet<>()).ifPresent(position -> add(path, position));
  }

  private OptionalLong firstVarying(Expr expr, Set<String> seen) {
    return References.of(expr).stream()
        .filter(path -> setup.lets().find(path.head().text()).isPresent())
        .filter(path -> seen.add(path.text()))
        .map(path -> firstVarying(path, seen))
        .filter(OptionalLong::isPresent)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private OptionalLong firstVarying(Path path, Set<String> seen) {
    Statement.Let let = setup.lets().find(path.head().text()).orElseThrow();
    if (let.varies()) {
      return OptionalLong.of(setup.position(let.value().span()));
    }
    OptionalLong inside = inside(let, path);
    return inside.isPresent() ? inside : firstVarying(let.value(), seen);
  }

  /** Where something varies in what a path means of a let. */
  private OptionalLong inside(Statement.Let let, Path path) {
    List<String> names = path.parts().stream().skip(1).map(Identifier::text).toList();
    Optional<Span> part = new Places(setup, true).find(new Written(false, let.value()), names);
    return setup.varied().all().stream()
        .map(Varying::place)
        .filter(set -> part.filter(p -> p.contains(set)).isPresent())
        .mapToLong(setup::position)
        .min();
  }

  private void add(String path, long position) {
    found.putIfAbsent(path, position);
  }
}
