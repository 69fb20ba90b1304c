package dev.ablate.check;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.SourceUnit;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.rule.StatementRules;
import dev.ablate.parse.Parsed;
import dev.ablate.parse.Parser;
import dev.ablate.source.SourceFile;
import dev.ablate.source.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * Settings that are given beside a file, {@code optimizer.lr = 3e-4}, and replace its own in every
 * block. They are read as statements of an experiment of their own.
 *
 * @param texts as they were given
 * @param settings what they say; of those given twice the last counts
 */
record GivenSettings(List<String> texts, List<Statement.Setting> settings) {
  private static final String NAME = "--set";

  static GivenSettings of(List<String> texts, Problems problems) {
    return new GivenSettings(
        List.copyOf(texts), texts.stream().flatMap(text -> settings(text, problems)).toList());
  }

  private static Stream<Statement.Setting> settings(String text, Problems problems) {
    boolean dotted = text.split("[=\\s]", 2)[0].contains(".");
    String statement = dotted ? "variant \"" + NAME + "\" { " + text + "\n}" : text;
    SourceFile file = new SourceFile(NAME, "experiment \"" + NAME + "\" { " + statement + "\n}");
    Parsed parsed = Parser.parse(file);
    parsed.diagnostics().forEach(problems::add);
    return parsed.unit().stream()
        .map(SourceUnit::declarations)
        .flatMap(declarations -> settings(file, declarations, problems));
  }

  private static Stream<Statement.Setting> settings(
      SourceFile file, List<Declaration> declarations, Problems problems) {
    if (declarations.size() == 1
        && declarations.get(0) instanceof Declaration.Experiment experiment
        && experiment.body().size() == 1) {
      StatementRules.ALL.forEach(rule -> rule.check(experiment, problems));
      if (experiment.body().get(0) instanceof Statement.Setting setting) {
        return Stream.of(setting);
      }
      if (experiment.body().get(0) instanceof Statement.Variant block) {
        return block.settings().stream();
      }
    }
    problems.error(new Span(file, 0, file.text().length()), "write one path=value");
    return Stream.empty();
  }
}
