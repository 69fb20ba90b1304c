package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Planned;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.stream.Stream;

/** Settings have names that the catalog holds. */
final class SettingsAreKnown implements StatementRule {
  private static final List<String> KNOWN =
      Catalog.standard().experiment().parameters().stream().map(Parameter::name).toList();

  @Override
  public void check(Declaration.Experiment experiment, Problems problems) {
    Stream<Path> paths =
        Stream.concat(
            Statements.groups(experiment).flatMap(List::stream).map(Statement.Setting::path),
            Statements.of(experiment, Statement.Without.class).stream()
                .flatMap(without -> without.paths().stream()));
    SettingHints hints = new SettingHints(experiment);
    paths
        .map(Path::head)
        .filter(name -> !KNOWN.contains(name.text()))
        .forEach(name -> problems.error(name.span(), message(name, hints)));
  }

  private static String message(Identifier name, SettingHints hints) {
    return Planned.isSetting(name.text())
        ? "'" + name.text() + "' cannot be used yet"
        : "unknown setting '" + name.text() + "'" + hints.of(name.text());
  }
}
