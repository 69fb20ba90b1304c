package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Catalog;
import dev.ablate.check.expression.Problems;
import java.util.HashSet;
import java.util.Set;

/** A let has a name that is neither a setting's nor another let's. */
final class LetNamesAreFree implements StatementRule {

  @Override
  public void check(Declaration.Experiment experiment, Problems problems) {
    Set<String> taken = new HashSet<>();
    for (Statement.Let let : Statements.of(experiment, Statement.Let.class)) {
      for (Identifier name : let.names()) {
        if (Catalog.standard().experiment().parameter(name.text()).isPresent()) {
          problems.error(
              name.span(), "'" + name.text() + "' is a setting; a let needs another name");
        } else if (!taken.add(name.text())) {
          problems.error(name.span(), "'" + name.text() + "' is declared twice by let");
        }
      }
    }
  }
}
