package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Elsewhere;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Parameter;
import dev.ablate.check.expression.Components;
import dev.ablate.source.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Suggests what to write instead of a setting that does not exist. */
final class SettingHints {
  private static final Catalog CATALOG = Catalog.standard();
  private static final List<String> KNOWN =
      CATALOG.experiment().parameters().stream().map(Parameter::name).toList();

  /** The kinds of the settings whose components have parameters. */
  private static final Map<String, Kind> HOMES = homes();

  private final Declaration.Experiment experiment;
  private final Components components;

  SettingHints(Declaration.Experiment experiment, Components components) {
    this.experiment = experiment;
    this.components = components;
  }

  /** {@code "; did you mean 'epochs'?"}, {@code "; it is a parameter: write SGD(lr = ...)"}. */
  String of(String name) {
    return written(name)
        .or(() -> Elsewhere.parameters(name).stream().flatMap(p -> written(p).stream()).findFirst())
        .or(() -> Optional.of(Nearest.hint(name, KNOWN)).filter(hint -> !hint.isEmpty()))
        .or(() -> Elsewhere.setting(name).map("; "::concat))
        .or(() -> listed(name))
        .orElse("; `ablate help experiment` lists them");
  }

  /** Where a block or {@code without} names it: {@code "; write optimizer.weight_decay"}. */
  String ofPath(String name) {
    return path(name)
        .or(() -> Elsewhere.parameters(name).stream().flatMap(p -> path(p).stream()).findFirst())
        .orElseGet(() -> of(name));
  }

  /**
   * Where it is given beside the file.
   *
   * @param lets of the experiment, which can be given too
   */
  String ofGiven(String name, List<String> lets) {
    return path(name)
        .or(() -> Optional.of(Nearest.hint(name, lets)).filter(hint -> !hint.isEmpty()))
        .orElseGet(() -> of(name));
  }

  /** The path of a parameter that the file's own components and models have. */
  private Optional<String> path(String name) {
    return Statements.groups(experiment)
        .flatMap(List::stream)
        .filter(setting -> has(setting.value(), name))
        .findFirst()
        .map(setting -> "; write " + setting.path().text() + "." + name);
  }

  private boolean has(Expr value, String parameter) {
    boolean written =
        value instanceof Expr.Call call
            && call.arguments().stream()
                .anyMatch(a -> a.name().filter(n -> n.text().equals(parameter)).isPresent());
    return written
        || named(value)
            .flatMap(word -> components.find(word).stream())
            .anyMatch(component -> component.parameter(parameter).isPresent());
  }

  /** A parameter of a component that the file gives a setting. */
  private Optional<String> written(String name) {
    return Statements.groups(experiment)
        .flatMap(List::stream)
        .filter(setting -> HOMES.containsKey(setting.path().text()) || isModel(setting))
        .flatMap(setting -> named(setting.value()))
        .flatMap(word -> components.find(word).stream())
        .flatMap(component -> call(component, name))
        .findFirst()
        .map(SettingHints::inside);
  }

  private static boolean isModel(Statement.Setting setting) {
    return setting.path().text().equals("model");
  }

  /** The components of a value, by their names. */
  private static Stream<String> named(Expr value) {
    if (value instanceof Expr.Call call) {
      return Stream.of(call.name().text());
    }
    if (value instanceof Expr.Reference reference) {
      return Stream.of(reference.path().text());
    }
    if (value instanceof Expr.SetExpr set) {
      return set.members().stream().flatMap(SettingHints::named);
    }
    return value instanceof Expr.Then then
        ? then.parts().stream().flatMap(SettingHints::named)
        : Stream.of();
  }

  /** A parameter of any components that settings can be given: the first one of each kind. */
  private static Optional<String> listed(String name) {
    List<String> calls =
        HOMES.values().stream()
            .flatMap(kind -> CATALOG.all(kind).stream().flatMap(c -> call(c, name)).limit(1))
            .toList();
    return calls.isEmpty() ? Optional.empty() : Optional.of(inside(String.join(" or ", calls)));
  }

  private static Stream<String> call(Component component, String name) {
    return component.parameter(name).stream()
        .map(parameter -> component.name() + "(" + parameter.name() + " = ...)");
  }

  private static String inside(String calls) {
    return "; it is a parameter: write " + calls;
  }

  private static Map<String, Kind> homes() {
    Map<String, Kind> homes = new LinkedHashMap<>();
    for (Parameter setting : CATALOG.experiment().parameters()) {
      for (Kind kind : Kind.values()) {
        if (CATALOG.all(kind).stream()
            .anyMatch(c -> setting.type().convert(c.instance(Map.of())).isPresent())) {
          homes.put(setting.name(), kind);
        }
      }
    }
    return homes;
  }
}
