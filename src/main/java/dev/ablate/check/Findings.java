package dev.ablate.check;

import dev.ablate.source.Diagnostic;
import dev.ablate.source.Severity;
import dev.ablate.source.Span;
import dev.ablate.space.Axis;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was found wrong in the trials of one variant, and which trials it is wrong for. */
final class Findings {
  private final Map<Diagnostic, Finding> found = new LinkedHashMap<>();
  private final Set<Place> places = new HashSet<>();

  private record Place(Derived<?> owner, Span span) {}

  /**
   * One thing that is wrong.
   *
   * @param owner what was worked out when it was found first
   * @param times how often it was found there
   * @param first the axes that were looked at, with the members for which it was found first
   * @param common what all combinations have in common for which it is wrong
   */
  private record Finding(
      Optional<Derived<?>> owner, int times, Map<Axis, Integer> first, Map<Axis, Integer> common) {

    static Finding of(Optional<Derived<?>> owner, Map<Axis, Integer> seen) {
      Map<Axis, Integer> copy = new LinkedHashMap<>(seen);
      return new Finding(owner, 1, copy, copy);
    }

    Finding and(Finding other) {
      Map<Axis, Integer> shared = new LinkedHashMap<>(common);
      shared.entrySet().retainAll(other.first.entrySet());
      return new Finding(owner, times + (owner.equals(other.owner) ? 1 : 0), first, shared);
    }

    /** One combination for which it is wrong; without axes where it is wrong for all. */
    Map<Axis, Integer> example() {
      if (owner.isEmpty() || times == owner.get().decided()) {
        return Map.of();
      }
      return common.isEmpty() ? first : common;
    }
  }

  /** Keeps what is wrong for all trials. */
  void add(List<Diagnostic> diagnostics) {
    keep(diagnostics, Optional.empty(), Map.of());
  }

  /** Keeps what was wrong in one combination. */
  void add(Derived<?> owner, List<Diagnostic> diagnostics, Map<Axis, Integer> seen) {
    if (diagnostics.isEmpty()) {
      return;
    }
    List<Diagnostic> news =
        diagnostics.stream().filter(d -> found.containsKey(d) || isFirst(owner, d)).toList();
    news.forEach(d -> places.add(new Place(owner, d.span())));
    if (!news.isEmpty()) {
      keep(news, Optional.of(owner), seen);
    }
  }

  /** Of what is wrong at one place in several combinations the first is enough. */
  private boolean isFirst(Derived<?> owner, Diagnostic diagnostic) {
    return !places.contains(new Place(owner, diagnostic.span()));
  }

  private void keep(
      List<Diagnostic> diagnostics, Optional<Derived<?>> owner, Map<Axis, Integer> seen) {
    diagnostics.forEach(d -> found.merge(d, Finding.of(owner, seen), Finding::and));
  }

  /**
   * Everything wrong, each with one combination for which it is wrong; without axes where it is
   * wrong for all.
   */
  Map<Diagnostic, Map<Axis, Integer>> all() {
    Map<Diagnostic, Map<Axis, Integer>> all = new LinkedHashMap<>();
    found.forEach((diagnostic, finding) -> all.put(diagnostic, finding.example()));
    return all;
  }

  /** Whether something is an error. */
  boolean hasErrors() {
    return found.keySet().stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
