package dev.ablate.lsp;

import java.util.Optional;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Where names are declared, in a file or in those that it imports. */
final class Definitions {
  private Definitions() {}

  /** The declaration of the name at a place; of an import its file. */
  static Optional<Location> of(Document document, int offset, Project project) {
    return Meaning.at(document, offset, project)
        .map(found -> new Location(found.file().uri(), Document.range(found.place())))
        .or(() -> imported(document, offset));
  }

  private static Optional<Location> imported(Document document, int offset) {
    return document.imports().stream()
        .filter(one -> one.span().offset() <= offset)
        .filter(one -> offset <= one.span().offset() + one.span().length())
        .findFirst()
        .flatMap(one -> Project.target(document, one))
        .map(path -> path.toUri().toString())
        .map(uri -> new Location(uri, new Range(new Position(0, 0), new Position(0, 0))));
  }
}
