package dev.ablate.check;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Refused;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.ParameterHints;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A change on its way down its path into what a setting is given, into every member of a set. */
final class Replacement {
  private final Change change;
  private final List<Identifier> path;
  private final Components components;
  private final FollowedLets lets;
  private final Problems problems;

  /**
   * A change on its way.
   *
   * @param path what is left of its path
   * @param problems takes the mistakes; after one nothing is changed
   */
  Replacement(
      Change change,
      List<Identifier> path,
      Components components,
      FollowedLets lets,
      Problems problems) {
    this.change = change;
    this.path = path;
    this.components = components;
    this.lets = lets;
    this.problems = problems;
  }

  /** The setting after the change. */
  Written in(Written written) {
    return lets.follow(
        written.value(), this::in, () -> new Written(written.varies(), in(written.value())));
  }

  private Expr in(Expr expr) {
    if (expr instanceof Expr.SetExpr set) {
      return new Expr.SetExpr(set.members().stream().map(this::in).toList(), set.span());
    }
    if (expr instanceof Expr.Conditional choice) {
      return new Expr.Conditional(
          in(choice.value()), choice.condition(), in(choice.otherwise()), choice.span());
    }
    if (expr instanceof Expr.Then then) {
      List<Expr> parts = part(then.parts());
      return parts.size() == 1 ? parts.get(0) : new Expr.Then(parts, then.span());
    }
    if (expr instanceof Expr.ListExpr list) {
      List<Expr> items = part(list.items());
      return items.isEmpty()
          ? new Expr.NoneLiteral(list.span())
          : new Expr.ListExpr(items, list.span());
    }
    return component(expr);
  }

  /** The parts of a chain or list after a change in the one that the path's next name means. */
  private List<Expr> part(List<Expr> written) {
    List<Expr> parts = written.stream().flatMap(this::spelled).toList();
    String name = path.get(0).text();
    List<String> names = PartNames.of(parts);
    int index = names.indexOf(name);
    boolean last = path.size() == 1;
    if (index < 0) {
      fail("there is no part '" + name + "'" + partHint(name, names));
      return parts;
    }
    if (last && !change.takesOutParts()) {
      fail("set a parameter of '" + name + "', or write all parts anew");
      return parts;
    }
    List<Expr> replaced = new ArrayList<>(parts);
    if (last) {
      replaced.remove(index);
    } else {
      replaced.set(index, deeper().in(parts.get(index)));
    }
    return replaced;
  }

  private static String partHint(String name, List<String> names) {
    String near = Nearest.hint(name, names);
    List<String> known = names.stream().filter(n -> !n.isEmpty()).toList();
    return near.isEmpty() && !known.isEmpty() ? "; it has " + String.join(", ", known) : near;
  }

  private Stream<Expr> spelled(Expr part) {
    return part instanceof Expr.Then then
        ? then.parts().stream().flatMap(this::spelled)
        : lets.follow(
            part,
            let -> let.varies() ? Stream.of(part) : spelled(let.value()).toList().stream(),
            () -> Stream.of(part));
  }

  private Replacement deeper() {
    return new Replacement(change, path.subList(1, path.size()), components, lets, problems);
  }

  private Expr component(Expr expr) {
    return lets.follow(
        expr, let -> let.varies() ? written(expr) : in(let.value()), () -> written(expr));
  }

  private Expr written(Expr expr) {
    if (expr instanceof Expr.Call call) {
      return call(call);
    }
    if (expr instanceof Expr.Reference reference && reference.path().isSimple()) {
      Identifier name = reference.path().head();
      if (components.find(name.text()).isPresent()) {
        return call(new Expr.Call(name, List.of(), reference.span()));
      }
      lets.refusal(name.text()).ifPresent(this::fail);
    } else {
      fail("'" + expr.span().text() + "' is not a component");
    }
    return expr;
  }

  private Expr call(Expr.Call call) {
    return components.find(call.name().text()).map(c -> call(call, c)).orElse(call);
  }

  private Expr call(Expr.Call call, Component component) {
    String name = path.get(0).text();
    List<String> known = component.parameters().stream().map(Parameter::name).toList();
    Optional<Parameter> parameter = component.parameter(name);
    if (parameter.isEmpty()) {
      String unknown = call.name().text() + " has no parameter '" + name + "'";
      fail(
          Refused.reason(name)
              .map(why -> "it " + why)
              .orElseGet(() -> unknown + ParameterHints.of(name, component)));
      return call;
    }
    Optional<String> refusal =
        path.size() == 1 ? change.refusal(component, parameter.get()) : Optional.empty();
    if (refusal.isPresent()) {
      fail(refusal.get());
      return call;
    }
    return new Expr.Call(call.name(), arguments(named(call, known), parameter.get()), call.span());
  }

  private List<Argument> arguments(List<Argument> given, Parameter parameter) {
    List<Argument> arguments = new ArrayList<>(given);
    Optional<Argument> old = given.stream().filter(a -> isNamed(a, parameter.name())).findFirst();
    arguments.removeIf(a -> isNamed(a, parameter.name()));
    if (path.size() == 1) {
      arguments.add(change.argument(parameter));
    } else if (old.isPresent()) {
      Argument before = old.get();
      arguments.add(
          new Argument(before.name(), before.varies(), deeper().in(before.value()), before.span()));
    } else {
      fail("'" + parameter.name() + "' is not written out");
    }
    return arguments;
  }

  private void fail(String what) {
    problems.error(
        change.path().span(),
        "'" + change.path().text() + "' cannot be " + change.participle() + ": " + what);
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
}
