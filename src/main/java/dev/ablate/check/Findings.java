package dev.ablate.check;

import dev.ablate.source.Diagnostic;
import dev.ablate.source.Severity;
import dev.ablate.source.Span;
import dev.ablate.space.Axis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was found wrong in the trials of one variant, and which trials it is wrong for. */
final class Findings {
  private final Map<Diagnostic, List<Finding>> found = new LinkedHashMap<>();
  private final Set<Place> places = new HashSet<>();

  private record Place(Derived<?> owner, Span span) {}

  /**
   * One thing that is wrong.
   *
   * @param owner what was worked out
   * @param seen the axes that it looked at, with the members for which it is wrong
   */
  private record Finding(Optional<Derived<?>> owner, Map<Axis, Integer> seen) {}

  /** Keeps what is wrong for all trials. */
  void add(List<Diagnostic> diagnostics) {
    keep(diagnostics, new Finding(Optional.empty(), Map.of()));
  }

  /** Keeps what was wrong in one combination. */
  void add(Derived<?> owner, List<Diagnostic> diagnostics, Map<Axis, Integer> seen) {
    List<Diagnostic> news =
        diagnostics.stream().filter(d -> found.containsKey(d) || isFirst(owner, d)).toList();
    news.forEach(d -> places.add(new Place(owner, d.span())));
    if (!news.isEmpty()) {
      keep(news, new Finding(Optional.of(owner), new LinkedHashMap<>(seen)));
    }
  }

  /** Of what is wrong at one place in several combinations the first is enough. */
  private boolean isFirst(Derived<?> owner, Diagnostic diagnostic) {
    return !places.contains(new Place(owner, diagnostic.span()));
  }

  private void keep(List<Diagnostic> diagnostics, Finding finding) {
    diagnostics.forEach(d -> found.computeIfAbsent(d, k -> new ArrayList<>()).add(finding));
  }

  /**
   * Everything wrong, each with one combination for which it is wrong; without axes where it is
   * wrong for all.
   */
  Map<Diagnostic, Map<Axis, Integer>> all() {
    Map<Diagnostic, Map<Axis, Integer>> all = new LinkedHashMap<>();
    found.forEach((diagnostic, findings) -> all.put(diagnostic, example(findings)));
    return all;
  }

  /** Whether something is an error. */
  boolean hasErrors() {
    return found.keySet().stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  private static Map<Axis, Integer> example(List<Finding> findings) {
    Finding first = findings.get(0);
    long times = findings.stream().filter(f -> f.owner().equals(first.owner())).count();
    if (first.owner().isEmpty() || times == first.owner().get().decided()) {
      return Map.of();
    }
    Map<Axis, Integer> common = new LinkedHashMap<>(first.seen());
    findings.forEach(f -> common.entrySet().retainAll(f.seen().entrySet()));
    return common.isEmpty() ? first.seen() : common;
  }
}
