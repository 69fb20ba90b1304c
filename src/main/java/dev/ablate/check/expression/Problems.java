package dev.ablate.check.expression;

import dev.ablate.source.Diagnostic;
import dev.ablate.source.Severity;
import dev.ablate.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a file; one mistake met twice is kept once. */
public final class Problems {
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

  /** Keeps a diagnostic. */
  public void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /** Keeps an error. */
  public void error(Span span, String message) {
    add(Diagnostic.error(span, message));
  }

  /** Keeps a warning. */
  public void warning(Span span, String message) {
    add(Diagnostic.warning(span, message));
  }

  /** Whether any of them is an error. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** All of them, in the order in which they were found. */
  public List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }
}
