package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Statement;
import java.util.List;
import java.util.stream.Stream;

/** The statements of an experiment by kind. */
final class Statements {
  private Statements() {}

  /** The statements of one kind, in the order of the file. */
  static <T extends Statement> List<T> of(Declaration.Experiment experiment, Class<T> kind) {
    return experiment.body().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The groups in which a setting may stand once: the body and each of its blocks. */
  static Stream<List<Statement.Setting>> groups(Declaration.Experiment experiment) {
    return Stream.concat(
        Stream.of(of(experiment, Statement.Setting.class)),
        of(experiment, Statement.Variant.class).stream().map(Statement.Variant::settings));
  }
}
