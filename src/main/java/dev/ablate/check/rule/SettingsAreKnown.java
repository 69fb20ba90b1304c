package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Parameter;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Settings have names that the catalog holds. */
public final class SettingsAreKnown {
  static final List<String> KNOWN =
      Catalog.standard().experiment().parameters().stream().map(Parameter::name).toList();

  private SettingsAreKnown() {}

  /** Reports what has another name: in the body, where components are written, and beside it. */
  public static void check(
      Declaration.Experiment experiment, Components components, Problems problems) {
    SettingHints hints = new SettingHints(experiment, components);
    check(paths(Statements.of(experiment, Statement.Setting.class)), hints::of, problems);
    Statements.of(experiment, Statement.Variant.class)
        .forEach(variant -> check(paths(variant.settings()), hints::ofPath, problems));
    Stream<Path> leftOut =
        Statements.of(experiment, Statement.Without.class).stream()
            .flatMap(without -> without.paths().stream());
    check(leftOut, hints::ofPath, problems);
  }

  private static Stream<Path> paths(List<Statement.Setting> settings) {
    return settings.stream().map(Statement.Setting::path);
  }

  private static void check(Stream<Path> paths, UnaryOperator<String> hint, Problems problems) {
    paths
        .map(Path::head)
        .filter(name -> !KNOWN.contains(name.text()))
        .forEach(
            name ->
                problems.error(
                    name.span(),
                    "unknown setting '" + name.text() + "'" + hint.apply(name.text())));
  }
}
