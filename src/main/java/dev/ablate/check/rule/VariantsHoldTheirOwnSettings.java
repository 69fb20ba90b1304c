package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Problems;
import java.util.List;

/**
 * Settings of the experiment as a whole stand in its body, and single parameters are set in blocks
 * only.
 */
final class VariantsHoldTheirOwnSettings implements StatementRule {
  private static final List<String> OF_THE_EXPERIMENT =
      List.of("seed", "search", "prune", "budget", "description", "tags");

  @Override
  public void check(Declaration.Experiment experiment, Problems problems) {
    for (Statement.Variant block : Statements.of(experiment, Statement.Variant.class)) {
      block.settings().stream()
          .map(setting -> setting.path().head())
          .filter(name -> OF_THE_EXPERIMENT.contains(name.text()))
          .forEach(
              name ->
                  problems.error(
                      name.span(),
                      "'" + name.text() + "' stands in the experiment's body, not in a block"));
    }
    Statements.of(experiment, Statement.Setting.class).stream()
        .map(Statement.Setting::path)
        .filter(path -> !path.isSimple())
        .forEach(path -> problems.error(path.span(), dotted(path)));
  }

  private static String dotted(Path path) {
    String component = path.parts().get(path.parts().size() - 2).text();
    return "'"
        + path.text()
        + "' can be set in a block only; write it inside "
        + component
        + " = ...";
  }
}
