package dev.ablate.lsp;

import dev.ablate.ast.Declaration;
import dev.ablate.source.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files that belong together, each as the editor has it or else as it is stored. It serves one
 * question, during which what was read stays as it is.
 */
final class Project {
  private static final int DEEPEST = 4;
  private static final int MOST_FILES = 2_000;

  private final Map<Path, Optional<Document>> files = new HashMap<>();

  /** The files that are open, and all that can be reached from them. */
  Project(Collection<Document> open) {
    open.forEach(document -> files.put(document.path(), Optional.of(document)));
  }

  /** What a file imports, directly or through others, each file once; not the file itself. */
  List<Document> imported(Document document) {
    Map<Path, Document> found = new LinkedHashMap<>();
    found.put(document.path(), document);
    follow(document, found);
    found.remove(document.path());
    return List.copyOf(found.values());
  }

  private void follow(Document document, Map<Path, Document> found) {
    for (Path path : imports(document)) {
      Optional<Document> file = found.containsKey(path) ? Optional.empty() : at(path);
      file.ifPresent(
          one -> {
            found.put(path, one);
            follow(one, found);
          });
    }
  }

  /** Every file below the folders of these, and what is open, that imports a file. */
  List<Document> importing(Document document, Collection<Path> folders) {
    folders.stream().flatMap(folder -> stored(folder).stream()).forEach(this::at);
    return List.copyOf(files.values()).stream()
        .flatMap(Optional::stream)
        .filter(file -> imported(file).stream().anyMatch(one -> one.path().equals(document.path())))
        .toList();
  }

  /** The file that an import names. */
  static Optional<Path> target(Document document, Declaration.Import imported) {
    try {
      return Optional.of(document.folder().resolve(imported.path()).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static List<Path> imports(Document document) {
    return document.imports().stream().flatMap(one -> target(document, one).stream()).toList();
  }

  private Optional<Document> at(Path path) {
    return files.computeIfAbsent(path, Project::read);
  }

  private static Optional<Document> read(Path path) {
    SourceReader.Loaded loaded = SourceReader.read(path, path.toString());
    return loaded.problem().isPresent()
        ? Optional.empty()
        : Optional.of(Document.of(path.toUri().toString(), loaded.file().text()));
  }

  private static List<Path> stored(Path folder) {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      files
          .filter(file -> file.toString().endsWith(".exp"))
          .limit(MOST_FILES)
          .map(file -> file.toAbsolutePath().normalize())
          .forEach(found::add);
    } catch (IOException | UncheckedIOException e) {
      // A folder that cannot be read holds nothing that could be changed.
    }
    return found;
  }
}
