package dev.ablate.check;

import dev.ablate.source.Diagnostic;
import dev.ablate.source.Span;
import dev.ablate.space.Axis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names one of the trials that a mistake is in, where it is not in all of them. */
final class Attribution {
  private final int variants;
  private final Map<Diagnostic, List<Case>> cases = new LinkedHashMap<>();

  /**
   * For an experiment.
   *
   * @param variants how many variants there are in all
   */
  Attribution(int variants) {
    this.variants = variants;
  }

  private record Case(Setup setup, Map<Axis, Integer> axes) {}

  /** Takes what was found in one variant. */
  void add(Setup setup, Findings findings) {
    findings
        .all()
        .forEach(
            (diagnostic, axes) ->
                cases
                    .computeIfAbsent(diagnostic, d -> new ArrayList<>())
                    .add(new Case(setup, axes)));
  }

  /**
   * Everything wrong, each once; of what is wrong at one place for some trials only, the first.
   *
   * @param known what was found without looking at trials, which needs no trial's name
   */
  List<Diagnostic> diagnostics(List<Diagnostic> known) {
    Set<Span> told = new HashSet<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    cases.forEach(
        (diagnostic, found) -> {
          Diagnostic attributed =
              known.contains(diagnostic) ? diagnostic : attribute(diagnostic, found);
          if (attributed.equals(diagnostic) || told.add(diagnostic.span())) {
            diagnostics.add(attributed);
          }
        });
    return diagnostics;
  }

  private Diagnostic attribute(Diagnostic diagnostic, List<Case> found) {
    Case first = found.get(0);
    List<String> parts = new ArrayList<>();
    boolean some = found.size() < variants;
    if (some && !first.setup().variant().extent().contains(diagnostic.span())) {
      parts.add("in \"" + first.setup().variant().label() + "\"");
    }
    String axes =
        first.axes().entrySet().stream()
            .filter(e -> !standsInMember(first, e.getKey(), e.getValue(), diagnostic.span()))
            .map(e -> source(first, e.getKey()).choice(e.getValue()))
            .collect(Collectors.joining(", "));
    if (!axes.isEmpty()) {
      parts.add("with " + axes);
    }
    return parts.isEmpty() ? diagnostic : extended(diagnostic, String.join(" ", parts));
  }

  private static Diagnostic extended(Diagnostic diagnostic, String trial) {
    return new Diagnostic(
        diagnostic.severity(), diagnostic.span(), diagnostic.message() + " (" + trial + ")");
  }

  /** Whether the place tells already which member it is about. */
  private static boolean standsInMember(Case found, Axis axis, int member, Span place) {
    return source(found, axis).members().get(member).span().contains(place);
  }

  private static Varying source(Case found, Axis axis) {
    return found.setup().varied().source(axis);
  }
}
