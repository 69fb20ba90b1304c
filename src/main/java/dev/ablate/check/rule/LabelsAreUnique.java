package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Problems;
import java.util.HashSet;
import java.util.Set;

/** Every block has a label of its own, and one of them at most is the baseline. */
final class LabelsAreUnique implements StatementRule {

  @Override
  public void check(Declaration.Experiment experiment, Problems problems) {
    Set<String> labels = new HashSet<>();
    boolean baseline = false;
    for (Statement.Variant block : Statements.of(experiment, Statement.Variant.class)) {
      if (!labels.add(block.label())) {
        problems.error(block.labelSpan(), "the label \"" + block.label() + "\" is taken");
      }
      if (block.label().isBlank()) {
        problems.error(block.labelSpan(), "a label cannot be empty");
      }
      if (block.baseline() && baseline) {
        problems.error(block.labelSpan(), "there is a baseline already; write variant");
      }
      baseline |= block.baseline();
    }
  }
}
