package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A setting stands once in the body and once in each block. */
final class SettingsAreGivenOnce implements StatementRule {

  @Override
  public void check(Declaration.Experiment experiment, Problems problems) {
    Statements.groups(experiment).forEach(group -> check(group, problems));
  }

  private static void check(List<Statement.Setting> group, Problems problems) {
    Map<String, Integer> lines = new HashMap<>();
    for (Statement.Setting setting : group) {
      String name = setting.path().text();
      int line = setting.span().file().line(setting.span().offset());
      Integer first = lines.putIfAbsent(name, line);
      if (first != null) {
        problems.error(
            setting.path().span(), "'" + name + "' is set twice; the first is in line " + first);
      }
    }
  }
}
