package dev.ablate.check;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Parameter;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts {@code optimizer.lr = 3e-4} into what {@code optimizer} is given, every member of a set. */
final class Overrides {
  private final Components components;
  private final Map<String, Statement.Let> lets;
  private final Problems problems;

  Overrides(Components components, Map<String, Statement.Let> lets, Problems problems) {
    this.components = components;
    this.lets = lets;
    this.problems = problems;
  }

  /** Replaces one parameter in {@code settings}; a mistake is reported and changes nothing. */
  void apply(Statement.Setting override, Map<String, Written> settings) {
    Path path = override.path();
    Written written = settings.get(path.head().text());
    if (written == null) {
      problems.error(
          path.span(), "'" + path.text() + "' needs '" + path.head().text() + "' to be set");
      return;
    }
    List<Identifier> inner = path.parts().subList(1, path.parts().size());
    Replacement replacement = new Replacement(override, inner);
    settings.put(path.head().text(), replacement.in(inline(written)));
  }

  /** A let of a component stands for what it is given. */
  private Written inline(Written written) {
    return let(written.value())
        .map(let -> inline(new Written(let.varies(), let.value())))
        .orElse(written);
  }

  private Optional<Statement.Let> let(Expr expr) {
    return expr instanceof Expr.Reference reference && reference.path().isSimple()
        ? Optional.ofNullable(lets.get(reference.path().text())).filter(let -> !let.tuple())
        : Optional.empty();
  }

  /** One override on its way down its path. */
  private final class Replacement {
    private final Statement.Setting override;
    private final List<Identifier> path;

    Replacement(Statement.Setting override, List<Identifier> path) {
      this.override = override;
      this.path = path;
    }

    Written in(Written written) {
      return new Written(written.varies(), in(written.value()));
    }

    private Expr in(Expr expr) {
      if (expr instanceof Expr.SetExpr set) {
        return new Expr.SetExpr(each(set.members(), this::in), set.span());
      }
      if (expr instanceof Expr.Conditional choice) {
        return new Expr.Conditional(
            in(choice.value()), choice.condition(), in(choice.otherwise()), choice.span());
      }
      if (expr instanceof Expr.Then then) {
        return new Expr.Then(part(then.parts()), then.span());
      }
      if (expr instanceof Expr.ListExpr list) {
        return new Expr.ListExpr(part(list.items()), list.span());
      }
      return component(expr);
    }

    /** The part of a chain or list that the path's next name means. */
    private List<Expr> part(List<Expr> parts) {
      List<String> names = PartNames.of(parts);
      int index = names.indexOf(path.get(0).text());
      if (index < 0 || path.size() < 2) {
        fail(
            "there is no part '"
                + path.get(0).text()
                + "'"
                + Nearest.hint(path.get(0).text(), names));
        return parts;
      }
      List<Expr> replaced = new ArrayList<>(parts);
      replaced.set(
          index, new Replacement(override, path.subList(1, path.size())).in(parts.get(index)));
      return replaced;
    }

    private Expr component(Expr expr) {
      Optional<Statement.Let> let = let(expr).filter(l -> !l.varies());
      if (let.isPresent()) {
        return in(let.get().value());
      }
      if (expr instanceof Expr.Call call) {
        return call(call);
      }
      if (expr instanceof Expr.Reference reference && reference.path().isSimple()) {
        return call(new Expr.Call(reference.path().head(), List.of(), reference.span()));
      }
      fail("'" + expr.span().text() + "' is not a component");
      return expr;
    }

    private Expr call(Expr.Call call) {
      Optional<Component> component = components.find(call.name().text());
      String name = path.get(0).text();
      if (component.isEmpty()) {
        return call;
      }
      List<String> known = component.get().parameters().stream().map(Parameter::name).toList();
      if (!known.contains(name)) {
        fail(call.name().text() + " has no parameter '" + name + "'" + Nearest.hint(name, known));
        return call;
      }
      return new Expr.Call(call.name(), arguments(named(call, known), name), call.span());
    }

    private List<Argument> arguments(List<Argument> given, String name) {
      List<Argument> arguments = new ArrayList<>(given);
      Optional<Argument> old = given.stream().filter(a -> isNamed(a, name)).findFirst();
      arguments.removeIf(a -> isNamed(a, name));
      if (path.size() == 1) {
        arguments.add(
            new Argument(
                Optional.of(path.get(0)), override.varies(), override.value(), override.span()));
      } else if (old.isPresent()) {
        Replacement deeper = new Replacement(override, path.subList(1, path.size()));
        Argument before = old.get();
        arguments.add(
            new Argument(before.name(), before.varies(), deeper.in(before.value()), before.span()));
      } else {
        fail("'" + name + "' is not written out");
      }
      return arguments;
    }

    private void fail(String what) {
      problems.error(
          override.path().span(), "'" + override.path().text() + "' cannot be set: " + what);
    }
  }

  private static boolean isNamed(Argument argument, String name) {
    return argument.name().filter(n -> n.text().equals(name)).isPresent();
  }

  /** The arguments of a call, all with their names. */
  private static List<Argument> named(Expr.Call call, List<String> parameters) {
    List<Argument> named = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      named.add(
          argument.name().isPresent() || i >= parameters.size()
              ? argument
              : new Argument(
                  Optional.of(new Identifier(parameters.get(i), argument.span())),
                  argument.varies(),
                  argument.value(),
                  argument.span()));
    }
    return named;
  }

  private static <T> List<T> each(List<T> items, UnaryOperator<T> change) {
    return items.stream().map(change).toList();
  }
}
