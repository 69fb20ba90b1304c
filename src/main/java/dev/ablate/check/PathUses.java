package dev.ablate.check;

import dev.ablate.ast.Path;
import dev.ablate.source.Diagnostic;
import dev.ablate.source.Nearest;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which paths of expressions lead somewhere: what a trial lacks is none, what all lack is wrong.
 */
final class PathUses {
  private final Set<Path> found = new HashSet<>();
  private final Map<Path, Set<String>> missed = new LinkedHashMap<>();

  /** A trial has it. */
  void found(Path path) {
    found.add(path);
  }

  /** Whether an expression refers to such a part of a trial. */
  boolean isFound(String path) {
    return found.stream().anyMatch(p -> p.text().equals(path));
  }

  /** A trial does not have it, but these parts in its place. */
  void missed(Path path, Collection<String> known) {
    missed.computeIfAbsent(path, p -> new TreeSet<>()).addAll(known);
  }

  /** The paths that trials missed and none was seen to have. */
  List<Path> unfound() {
    return missed.keySet().stream().filter(path -> !found.contains(path)).toList();
  }

  /** An error for each path that no trial has. */
  List<Diagnostic> errors() {
    return unfound().stream()
        .map(path -> error(path, missed.getOrDefault(path, Set.of())))
        .toList();
  }

  private static Diagnostic error(Path path, Set<String> known) {
    String last = path.parts().get(path.parts().size() - 1).text();
    return Diagnostic.error(
        path.span(), "no trial has '" + path.text() + "'" + Nearest.hint(last, known));
  }
}
