package dev.ablate.check;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.source.Diagnostic;
import dev.ablate.source.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which paths of expressions lead somewhere: one that a trial lacks is {@code none} there, one that
 * all trials lack is a mistake.
 */
final class PathUses {
  private final Set<Path> found = new HashSet<>();
  private final Map<Path, NavigableMap<Integer, Set<String>>> missed = new LinkedHashMap<>();

  /** A trial has it. */
  void found(Path path) {
    found.add(path);
  }

  /** Whether an expression refers to such a part of a trial. */
  boolean isFound(String path) {
    return found.stream().anyMatch(p -> p.text().equals(path));
  }

  /**
   * A trial does not have it.
   *
   * @param index which of its names is not found
   * @param known what is there instead
   */
  void missed(Path path, int index, Collection<String> known) {
    missed
        .computeIfAbsent(path, p -> new TreeMap<>())
        .computeIfAbsent(index, i -> new TreeSet<>())
        .addAll(known);
  }

  /** The paths that trials missed and none was seen to have. */
  List<Path> unfound() {
    return missed.keySet().stream().filter(path -> !found.contains(path)).toList();
  }

  /** An error for each path that no trial has. */
  List<Diagnostic> errors() {
    return unfound().stream().map(this::error).toList();
  }

  private Diagnostic error(Path path) {
    return Diagnostic.error(path.span(), "no trial has '" + path.text() + "'" + hint(path));
  }

  /** What was meant, as far as most of the path leads. */
  private String hint(Path path) {
    return missed.getOrDefault(path, new TreeMap<>()).descendingMap().entrySet().stream()
        .flatMap(end -> near(path, end.getKey(), end.getValue()).stream())
        .findFirst()
        .map(near -> "; did you mean '" + near + "'?")
        .orElse("");
  }

  private static Optional<String> near(Path path, int index, Set<String> known) {
    List<String> names = new ArrayList<>(path.parts().stream().map(Identifier::text).toList());
    return Nearest.to(names.get(index), known)
        .map(
            near -> {
              names.set(index, near);
              return String.join(".", names);
            });
  }
}
