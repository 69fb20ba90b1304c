package dev.ablate.check;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.SourceUnit;
import dev.ablate.check.expression.Problems;
import dev.ablate.parse.Parsed;
import dev.ablate.parse.Parser;
import dev.ablate.source.SourceFile;
import dev.ablate.source.SourceReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings the models and blocks of imported files, and of those that they import, each once. */
final class Imports {
  private final Problems problems;
  private final Set<Path> read = new HashSet<>();
  private final List<Path> open = new ArrayList<>();
  private final List<Declaration> brought = new ArrayList<>();
  private boolean readable = true;

  Imports(Problems problems) {
    this.problems = problems;
  }

  /**
   * The declarations that a file sees: its own, then the imported ones, without experiments.
   *
   * @param file the file's own path, if it has one
   * @param folder what the paths of its imports start from
   */
  List<Declaration> declarations(SourceUnit unit, Path file, Path folder) {
    open.add(file.toAbsolutePath().normalize());
    List<Declaration> own = unit.declarations().stream().filter(Imports::isShared).toList();
    follow(unit, folder);
    List<Declaration> all = new ArrayList<>(own);
    all.addAll(brought);
    return all;
  }

  /** Whether no imported file has a syntax error, which is reported alone. */
  boolean readable() {
    return readable;
  }

  private static boolean isShared(Declaration declaration) {
    return declaration instanceof Declaration.Model || declaration instanceof Declaration.TopBlock;
  }

  private void follow(SourceUnit unit, Path folder) {
    for (Declaration declaration : unit.declarations()) {
      if (declaration instanceof Declaration.Import imported) {
        follow(imported, folder);
      }
    }
  }

  private void follow(Declaration.Import imported, Path folder) {
    Optional<Path> path = path(imported, folder);
    if (path.isEmpty()) {
      return;
    }
    int earlier = open.indexOf(path.get());
    if (earlier >= 0) {
      problems.error(imported.pathSpan(), "an import cycle: " + cycle(earlier, path.get()));
    } else if (read.add(path.get())) {
      bring(imported, path.get());
    }
  }

  private String cycle(int first, Path again) {
    List<String> names = new ArrayList<>();
    open.subList(first, open.size()).forEach(p -> names.add(String.valueOf(p.getFileName())));
    names.add(String.valueOf(again.getFileName()));
    return String.join(" -> ", names);
  }

  private Optional<Path> path(Declaration.Import imported, Path folder) {
    try {
      return Optional.of(folder.resolve(imported.path()).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      problems.error(imported.pathSpan(), "this is not a path: " + e.getReason());
      return Optional.empty();
    }
  }

  private void bring(Declaration.Import imported, Path path) {
    SourceReader.Loaded loaded = SourceReader.read(path, name(imported));
    if (loaded.problem().isPresent()) {
      problems.error(imported.pathSpan(), "cannot import: " + loaded.problem().get().message());
      return;
    }
    Parsed parsed = Parser.parse(loaded.file());
    parsed.diagnostics().forEach(problems::add);
    readable &= parsed.unit().isPresent();
    parsed.unit().ifPresent(unit -> bring(unit, path));
  }

  private void bring(SourceUnit unit, Path path) {
    unit.declarations().stream().filter(Imports::isShared).forEach(brought::add);
    open.add(path);
    follow(unit, Optional.ofNullable(path.getParent()).orElse(path));
    open.remove(open.size() - 1);
  }

  /** How messages name the imported file: beside the importing one. */
  private static String name(Declaration.Import imported) {
    SourceFile importing = imported.span().file();
    int slash = importing.name().lastIndexOf('/');
    return importing.name().substring(0, slash + 1) + imported.path();
  }
}
