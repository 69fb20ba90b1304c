package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Parameter;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Settings have names that the catalog holds. */
final class SettingsAreKnown implements StatementRule {
  static final List<String> KNOWN =
      Catalog.standard().experiment().parameters().stream().map(Parameter::name).toList();

  @Override
  public void check(Declaration.Experiment experiment, Problems problems) {
    SettingHints hints = new SettingHints(experiment);
    Stream<Path> set =
        Statements.groups(experiment).flatMap(List::stream).map(Statement.Setting::path);
    Stream<Path> leftOut =
        Statements.of(experiment, Statement.Without.class).stream()
            .flatMap(without -> without.paths().stream());
    check(set, hints::of, problems);
    check(leftOut, hints::ofPath, problems);
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
