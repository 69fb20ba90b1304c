package dev.ablate.check;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.Sets;
import dev.ablate.source.Span;
import dev.ablate.space.Axis;
import dev.ablate.space.Space;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the axes of expressions: every set behind {@code in}, and within its members those that
 * exist only there. A set is known by its place, so that one that is used twice is one axis.
 */
final class AxisFinder {
  /** What stands between the names of one let. */
  static final String TOGETHER = ", ";

  private final Members members;
  private final Distributions distributions;
  private final Components components;
  private final Map<Span, Varying> found = new HashMap<>();
  private final Set<Span> broken = new HashSet<>();

  AxisFinder(Members members, Distributions distributions, Components components) {
    this.members = members;
    this.distributions = distributions;
    this.components = components;
  }

  /** What has been found so far, by the place of the set. */
  Map<Span, Varying> found() {
    return found;
  }

  /** The axes of a value, in the order of the text. */
  List<Axis> axes(String name, Written written) {
    return axes(name, written.varies(), written.value());
  }

  /** The places of sets of which nothing can be chosen: wrong ones, and those set aside. */
  Set<Span> broken() {
    return broken;
  }

  /** Reads the other sets of a value, whose mistakes are reported, and makes no axes of them. */
  void setAside(Written written) {
    Set<Span> axes = Set.copyOf(found.keySet());
    axes("", written);
    found.keySet().stream().filter(set -> !axes.contains(set)).forEach(broken::add);
    found.keySet().retainAll(axes);
  }

  private List<Axis> axes(String name, boolean varies, Expr value) {
    return varies ? axis(name, value).stream().toList() : inside(name, value);
  }

  private Optional<Axis> axis(String name, Expr set) {
    if (found.containsKey(set.span())) {
      return Optional.empty();
    }
    Optional<Varying> varying =
        Sets.isDistribution(set)
            ? distributions.varying(name, (Expr.Call) set)
            : members.of(set).map(choices -> listed(name, set, choices));
    varying.ifPresentOrElse(v -> found.put(set.span(), v), () -> broken.add(set.span()));
    return varying.map(Varying::axis);
  }

  private Varying listed(String name, Expr set, List<Expr> choices) {
    Axis axis =
        set instanceof Expr.SetExpr
            ? new Axis(name, choices.stream().map(c -> new Space(inside(name, c))).toList())
            : Axis.plain(name, choices.size());
    return new Varying(axis, choices, List.of(), set.span());
  }

  private List<Axis> inside(String name, Expr expr) {
    if (expr instanceof Expr.Call call) {
      return arguments(name, call);
    }
    if (expr instanceof Expr.TupleExpr tuple && name.contains(TOGETHER)) {
      return together(List.of(name.split(TOGETHER)), tuple.items());
    }
    if (expr instanceof Expr.Conditional choice) {
      List<Axis> axes = new ArrayList<>(inside(name, choice.value()));
      axes.addAll(inside(name, choice.otherwise()));
      return axes;
    }
    return References.parts(expr).map(parts -> parts(name, parts)).orElse(List.of());
  }

  private List<Axis> arguments(String name, Expr.Call call) {
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      String inner = name + "." + Arguments.name(call, i, components);
      axes.addAll(axes(inner, argument.varies(), argument.value()));
    }
    return axes;
  }

  /** What a let of several names gives each. */
  private List<Axis> together(List<String> names, List<Expr> values) {
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
      axes.addAll(inside(names.get(i), values.get(i)));
    }
    return axes;
  }

  /** Parts of a list or chain go by their components' names, a second of one name by a number. */
  private List<Axis> parts(String name, List<Expr> written) {
    List<Expr> parts = written.stream().flatMap(AxisFinder::flat).toList();
    List<String> names = PartNames.of(parts);
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      axes.addAll(inside(name + "." + names.get(i), parts.get(i)));
    }
    return axes;
  }

  /** The parts of a chain in brackets are those of the chain around it. */
  private static Stream<Expr> flat(Expr part) {
    return part instanceof Expr.Then then
        ? then.parts().stream().flatMap(AxisFinder::flat)
        : Stream.of(part);
  }
}
