package dev.ablate.check;

import dev.ablate.source.Diagnostic;
import dev.ablate.source.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups warnings that say the same of other members of a set or in other variants: where there are
 * more than a few, the first stands for all, with their count.
 */
final class Repeats {
  private static final int A_FEW = 3;

  private Repeats() {}

  /** The diagnostics in their order. */
  static List<Diagnostic> joined(List<Diagnostic> diagnostics) {
    Map<String, List<Diagnostic>> alike = new LinkedHashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      alike.computeIfAbsent(form(diagnostic), form -> new ArrayList<>()).add(diagnostic);
    }
    return diagnostics.stream()
        .filter(d -> isKept(d, alike.getOrDefault(form(d), List.of())))
        .map(d -> counted(d, alike.getOrDefault(form(d), List.of())))
        .toList();
  }

  private static boolean isKept(Diagnostic diagnostic, List<Diagnostic> alike) {
    return !isMany(diagnostic, alike) || alike.get(0).equals(diagnostic);
  }

  private static Diagnostic counted(Diagnostic diagnostic, List<Diagnostic> alike) {
    return isMany(diagnostic, alike)
        ? Diagnostic.warning(
            diagnostic.span(),
            "%s; and %,d more like it".formatted(diagnostic.message(), alike.size() - 1))
        : diagnostic;
  }

  private static boolean isMany(Diagnostic diagnostic, List<Diagnostic> alike) {
    return diagnostic.severity() == Severity.WARNING && alike.size() > A_FEW;
  }

  /** The message without its numbers, and without the trial that is named for it. */
  private static String form(Diagnostic diagnostic) {
    return diagnostic.severity()
        + diagnostic
            .message()
            .replaceAll(" \\((with|in) .*\\)$", "")
            .replaceAll("\\b[0-9][0-9,.eE_-]*", "0")
            .replaceAll("(epoch|step|update|row|trial)s\\b", "$1");
  }
}
