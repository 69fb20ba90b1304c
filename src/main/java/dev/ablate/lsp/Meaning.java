package dev.ablate.lsp;

import dev.ablate.source.Span;
import java.util.Optional;

/**
 * What a name means.
 *
 * @param file that declares it
 */
record Meaning(Document file, Symbol symbol) {

  /** The declaration of the name at a place, in its file or in one that it imports. */
  static Optional<Meaning> at(Document document, int offset, Project project) {
    return document
        .symbols()
        .flatMap(
            symbols ->
                symbols
                    .at(offset)
                    .map(symbol -> new Meaning(document, symbol))
                    .or(
                        () ->
                            symbols
                                .free(offset)
                                .flatMap(name -> shared(name.text(), document, project))));
  }

  private static Optional<Meaning> shared(String name, Document document, Project project) {
    return project.imported(document).stream()
        .flatMap(
            file ->
                file.symbols().stream()
                    .flatMap(symbols -> symbols.shared().stream())
                    .filter(symbol -> symbol.name().text().equals(name))
                    .map(symbol -> new Meaning(file, symbol)))
        .findFirst();
  }

  /** Where it is declared. */
  Span place() {
    return symbol.name().span();
  }
}
