package dev.ablate.check;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Problems;
import dev.ablate.parse.Parser;
import dev.ablate.source.SourceFile;
import dev.ablate.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is given beside a file, {@code optimizer.lr = 3e-4}, and replaces the file's own: settings
 * in every block, and lets.
 *
 * @param texts as they were given
 * @param settings what they say; of those given twice the last counts
 */
record GivenSettings(List<String> texts, List<Statement.Setting> settings) {
  private static final String OPTION = "--set ";

  /** Reads each of the texts; messages show them as options, a line each. */
  static GivenSettings of(List<String> texts, Problems problems) {
    String lines = texts.stream().map(OPTION::concat).collect(Collectors.joining("\n"));
    SourceFile file = new SourceFile(OPTION.strip(), lines);
    List<Statement.Setting> settings = new ArrayList<>();
    int start = 0;
    for (String text : texts) {
      start += OPTION.length();
      Parser.setting(new Span(file, start, text.length()), problems::add).ifPresent(settings::add);
      start += text.length() + 1;
    }
    return new GivenSettings(List.copyOf(texts), List.copyOf(settings));
  }

  /** An experiment with what its lets are given here. */
  Declaration.Experiment in(Declaration.Experiment experiment) {
    return new Declaration.Experiment(
        experiment.title(),
        experiment.titleSpan(),
        experiment.body().stream().map(this::replaced).toList(),
        experiment.span());
  }

  private Statement replaced(Statement statement) {
    if (!(statement instanceof Statement.Let let) || let.tuple()) {
      return statement;
    }
    String name = let.names().get(0).text();
    return settings.stream()
        .filter(setting -> setting.path().text().equals(name))
        .reduce((earlier, later) -> later)
        .<Statement>map(
            s -> new Statement.Let(let.names(), false, s.varies(), s.value(), let.span()))
        .orElse(statement);
  }
}
