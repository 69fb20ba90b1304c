package dev.ablate.check.rule;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is given beside a file names settings, their parameters, or lets of the experiment. */
public final class GivenNames {
  private final List<Statement.Let> lets;
  private final SettingHints hints;

  private GivenNames(Declaration.Experiment experiment, Components components) {
    this.lets = Statements.of(experiment, Statement.Let.class);
    this.hints = new SettingHints(experiment, components);
  }

  /** Reports what has another name. */
  public static void check(
      Declaration.Experiment experiment,
      List<Statement.Setting> given,
      Components components,
      Problems problems) {
    GivenNames names = new GivenNames(experiment, components);
    given.stream()
        .map(Statement.Setting::path)
        .forEach(path -> names.refusal(path).ifPresent(r -> problems.error(path.head().span(), r)));
  }

  private Optional<String> refusal(Path path) {
    String name = path.head().text();
    if (SettingsAreKnown.KNOWN.contains(name)) {
      return Optional.empty();
    }
    return lets.stream()
        .filter(let -> let.names().stream().anyMatch(n -> n.text().equals(name)))
        .findFirst()
        .map(let -> refusal(path, let))
        .orElseGet(
            () -> Optional.of("unknown setting '" + name + "'" + hints.ofGiven(name, names())));
  }

  private static Optional<String> refusal(Path path, Statement.Let let) {
    String name = path.head().text();
    if (let.tuple()) {
      String all = names(List.of(let)).stream().collect(Collectors.joining(", "));
      return Optional.of(
          "'" + name + "' moves with others, (" + all + "); change their let in the file");
    }
    return path.isSimple()
        ? Optional.empty()
        : Optional.of("'" + name + "' is a let, which is set whole: " + name + "=...");
  }

  private List<String> names() {
    return names(lets);
  }

  private static List<String> names(List<Statement.Let> lets) {
    return lets.stream().flatMap(let -> let.names().stream()).map(Identifier::text).toList();
  }
}
