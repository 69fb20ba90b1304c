package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.check.expression.Problems;

/** Something that must hold of the statements of an experiment, whatever their values. */
@FunctionalInterface
public interface StatementRule {

  /** Reports what is wrong. */
  void check(Declaration.Experiment experiment, Problems problems);
}
