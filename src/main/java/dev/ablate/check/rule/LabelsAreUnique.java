package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every variant has a label of its own, and one block at most is the baseline. */
final class LabelsAreUnique implements StatementRule {

  @Override
  public void check(Declaration.Experiment experiment, Problems problems) {
    List<Statement.Variant> blocks = Statements.of(experiment, Statement.Variant.class);
    Set<String> labels = new HashSet<>();
    for (Statement.Without without : Statements.of(experiment, Statement.Without.class)) {
      without.paths().forEach(path -> leaveOut(path, labels, problems));
    }
    if (!labels.isEmpty() && blocks.stream().noneMatch(Statement.Variant::baseline)) {
      labels.add(Labels.BODY);
    }
    blocks.forEach(block -> check(block, labels, problems));
    blocks.stream()
        .filter(Statement.Variant::baseline)
        .skip(1)
        .forEach(
            again ->
                problems.error(again.labelSpan(), "there is a baseline already; write variant"));
  }

  private static void leaveOut(Path path, Set<String> labels, Problems problems) {
    if (!labels.add(Labels.without(path))) {
      problems.error(path.span(), "'" + path.text() + "' is left out twice");
    }
  }

  private static void check(Statement.Variant block, Set<String> labels, Problems problems) {
    if (!labels.add(block.label())) {
      problems.error(block.labelSpan(), "the label \"" + block.label() + "\" is taken");
    }
    if (block.label().isBlank()) {
      problems.error(block.labelSpan(), "a label cannot be empty");
    }
  }
}
