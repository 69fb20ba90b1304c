package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Problems;

/** {@code without} waits for a later version. */
final class WithoutIsPlanned implements StatementRule {

  @Override
  public void check(Declaration.Experiment experiment, Problems problems) {
    Statements.of(experiment, Statement.Without.class)
        .forEach(
            without ->
                problems.error(
                    without.span(),
                    "'without' cannot be used yet; write a variant that sets it off"));
  }
}
