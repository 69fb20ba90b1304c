package dev.ablate.lsp;

import dev.ablate.parse.Words;
import dev.ablate.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Renames what a file declares, wherever it and the files that import it use it. */
final class Renames {
  private final Meaning meaning;
  private final List<Document> importing;

  private Renames(Meaning meaning, List<Document> importing) {
    this.meaning = meaning;
    this.importing = importing;
  }

  /**
   * The edits that rename the symbol at a place.
   *
   * @param folders in which files may import the one that declares it
   * @throws IllegalArgumentException where nothing can be renamed so; the message says why
   */
  static WorkspaceEdit of(
      Document document, int offset, String name, Project project, Collection<Path> folders) {
    if (document.unit().isEmpty()) {
      throw new IllegalArgumentException("the file has syntax errors");
    }
    Meaning meaning =
        Meaning.at(document, offset, project)
            .filter(found -> found.symbol().kind().canBeRenamed())
            .orElseThrow(
                () -> new IllegalArgumentException("only lets, models and blocks are renamed"));
    Set<Path> searched = new LinkedHashSet<>(folders);
    searched.add(meaning.file().folder());
    boolean shared = meaning.file().symbols().orElseThrow().shared().contains(meaning.symbol());
    List<Document> importing =
        shared ? project.importing(meaning.file(), searched) : List.<Document>of();
    return new Renames(meaning, importing).to(name, project);
  }

  private WorkspaceEdit to(String name, Project project) {
    problem(name, project)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
    Symbols own = meaning.file().symbols().orElseThrow();
    add(edits, meaning.file(), own.places(meaning.symbol()), name);
    for (Document file : importing) {
      String old = meaning.symbol().name().text();
      file.symbols().ifPresent(symbols -> add(edits, file, symbols.free(old), name));
    }
    return new WorkspaceEdit(edits);
  }

  private static void add(
      Map<String, List<TextEdit>> edits, Document file, List<Span> places, String name) {
    if (!places.isEmpty()) {
      edits.put(
          file.uri(),
          places.stream().map(place -> new TextEdit(Document.range(place), name)).toList());
    }
  }

  private Optional<String> problem(String name, Project project) {
    if (!name.matches("[\\p{L}_][\\p{L}_0-9]*")) {
      return Optional.of("'" + name + "' is not a name");
    }
    if (Words.keywords().contains(name)
        || Vocabulary.setting(name).isPresent()
        || Vocabulary.component(name).isPresent()) {
      return Optional.of("'" + name + "' is taken");
    }
    List<Document> seen = new ArrayList<>(List.of(meaning.file()));
    seen.addAll(importing);
    return seen.stream()
        .filter(
            file ->
                declares(file, name)
                    || project.imported(file).stream().anyMatch(f -> shares(f, name)))
        .findFirst()
        .map(
            file ->
                "'"
                    + name
                    + "' is taken"
                    + (file.equals(meaning.file()) ? "" : " in " + file.file().name()));
  }

  private static boolean declares(Document file, String name) {
    return file.symbols().stream()
        .flatMap(symbols -> symbols.declared().stream())
        .anyMatch(symbol -> symbol.name().text().equals(name));
  }

  private static boolean shares(Document file, String name) {
    return file.symbols().stream()
        .flatMap(symbols -> symbols.shared().stream())
        .anyMatch(symbol -> symbol.name().text().equals(name));
  }
}
