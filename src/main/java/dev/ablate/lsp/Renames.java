package dev.ablate.lsp;

import dev.ablate.parse.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Renames what a file declares, wherever the file uses it. */
final class Renames {
  private Renames() {}

  /**
   * The edits that rename the symbol at a place.
   *
   * @throws IllegalArgumentException where nothing can be renamed so; the message says why
   */
  static WorkspaceEdit of(Document document, int offset, String name) {
    Symbols symbols =
        document
            .unit()
            .map(Symbols::of)
            .orElseThrow(() -> new IllegalArgumentException("the file has syntax errors"));
    Symbol symbol =
        symbols
            .at(offset)
            .filter(found -> found.kind().canBeRenamed())
            .orElseThrow(
                () -> new IllegalArgumentException("only lets, models and blocks are renamed"));
    problem(symbols, name)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    List<TextEdit> edits =
        symbols.places(symbol).stream()
            .map(place -> new TextEdit(Document.range(place), name))
            .toList();
    return new WorkspaceEdit(Map.of(document.uri(), edits));
  }

  private static Optional<String> problem(Symbols symbols, String name) {
    if (!name.matches("[\\p{L}_][\\p{L}_0-9]*")) {
      return Optional.of("'" + name + "' is not a name");
    }
    boolean taken =
        Words.keywords().contains(name)
            || Vocabulary.setting(name).isPresent()
            || Vocabulary.component(name).isPresent()
            || symbols.declared().stream().anyMatch(s -> s.name().text().equals(name));
    return taken ? Optional.of("'" + name + "' is taken") : Optional.empty();
  }
}
