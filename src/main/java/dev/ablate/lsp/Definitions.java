package dev.ablate.lsp;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.SourceUnit;
import dev.ablate.parse.Word;
import dev.ablate.source.SourceReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Where names are declared, in a file or in those that it imports. */
final class Definitions {
  private final Set<Path> seen = new HashSet<>();

  private Definitions() {}

  /** The declaration of the name at a place; of an import its file. */
  static Optional<Location> of(Document document, int offset) {
    if (document.unit().isEmpty()) {
      return Optional.empty();
    }
    SourceUnit unit = document.unit().get();
    return Symbols.of(unit)
        .at(offset)
        .map(symbol -> new Location(document.uri(), Document.range(symbol.name().span())))
        .or(() -> imported(document, unit, offset))
        .or(() -> new Definitions().elsewhere(document, unit, offset));
  }

  private static Optional<Location> imported(Document document, SourceUnit unit, int offset) {
    return imports(unit).stream()
        .filter(one -> one.span().offset() <= offset)
        .filter(one -> offset <= one.span().offset() + one.span().length())
        .findFirst()
        .map(one -> document.folder().resolve(one.path()).normalize().toUri().toString())
        .map(uri -> new Location(uri, new Range(new Position(0, 0), new Position(0, 0))));
  }

  private static List<Declaration.Import> imports(SourceUnit unit) {
    return unit.declarations().stream()
        .filter(Declaration.Import.class::isInstance)
        .map(Declaration.Import.class::cast)
        .toList();
  }

  private Optional<Location> elsewhere(Document document, SourceUnit unit, int offset) {
    return document
        .wordAt(offset)
        .filter(word -> word.kind() == Word.Kind.NAME)
        .flatMap(word -> find(word.text(), unit, document.folder()));
  }

  private Optional<Location> find(String name, SourceUnit unit, Path folder) {
    return imports(unit).stream()
        .map(one -> folder.resolve(one.path()).normalize())
        .filter(seen::add)
        .flatMap(file -> find(name, file).stream())
        .findFirst();
  }

  private Optional<Location> find(String name, Path path) {
    String uri = path.toUri().toString();
    Document file = Document.of(uri, SourceReader.read(path, path.toString()).file().text());
    Optional<Location> here =
        file.unit().stream()
            .flatMap(unit -> Symbols.of(unit).declared().stream())
            .filter(symbol -> symbol.name().text().equals(name))
            .filter(symbol -> symbol.scope().length() == file.file().text().length())
            .findFirst()
            .map(symbol -> new Location(uri, Document.range(symbol.name().span())));
    return here.or(() -> file.unit().flatMap(unit -> find(name, unit, file.folder())));
  }
}
