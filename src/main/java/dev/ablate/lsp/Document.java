package dev.ablate.lsp;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.SourceUnit;
import dev.ablate.parse.Parser;
import dev.ablate.parse.Word;
import dev.ablate.parse.Words;
import dev.ablate.source.SourceFile;
import dev.ablate.source.Span;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * A file as an editor has it.
 *
 * @param uri how the editor names it
 * @param words all of them, also of a file that cannot be parsed
 * @param unit the tree, unless there are syntax errors
 */
record Document(String uri, SourceFile file, List<Word> words, Optional<SourceUnit> unit) {

  /** The file with that text. */
  static Document of(String uri, String text) {
    String name = Optional.ofNullable(path(uri).getFileName()).map(Path::toString).orElse(uri);
    SourceFile file = new SourceFile(name, text);
    return new Document(uri, file, Words.of(file), Parser.parse(file).unit());
  }

  /** Where a file lies; one that is not saved yet lies in the current folder. */
  private static Path path(String uri) {
    return uri.startsWith("file:") ? Path.of(URI.create(uri)) : Path.of("untitled.exp");
  }

  /** Where it lies. */
  Path path() {
    return path(uri).toAbsolutePath().normalize();
  }

  /** The folder that its paths start from. */
  Path folder() {
    return path().resolveSibling("");
  }

  /** What it declares, unless there are syntax errors. */
  Optional<Symbols> symbols() {
    return unit.map(Symbols::of);
  }

  /** Its imports; none where there are syntax errors. */
  List<Declaration.Import> imports() {
    return unit.stream()
        .flatMap(u -> u.declarations().stream())
        .filter(Declaration.Import.class::isInstance)
        .map(Declaration.Import.class::cast)
        .toList();
  }

  /** The word that a place is in or right behind, names before symbols. */
  Optional<Word> wordAt(int offset) {
    return words.stream()
        .filter(word -> word.span().offset() <= offset && offset <= word.end())
        .reduce((a, b) -> b.kind() == Word.Kind.SYMBOL ? a : b);
  }

  /** The offset of a position; editors count UTF-16 units, as Java does. */
  int offset(Position position) {
    String text = file.text();
    int start = 0;
    for (int line = 0; line < position.getLine() && start >= 0; line++) {
      start = text.indexOf('\n', start) + 1;
      if (start == 0) {
        return text.length();
      }
    }
    int end = text.indexOf('\n', start);
    return Math.min(start + position.getCharacter(), end < 0 ? text.length() : end);
  }

  /** The range of a place in any file. */
  static Range range(Span span) {
    String text = span.file().text();
    return new Range(position(text, span.offset()), position(text, span.offset() + span.length()));
  }

  private static Position position(String text, int offset) {
    int line = (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    return new Position(line, offset - (text.lastIndexOf('\n', offset - 1) + 1));
  }
}
