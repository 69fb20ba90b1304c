package dev.ablate.check;

import dev.ablate.experiment.Experiment;
import dev.ablate.source.Diagnostic;
import dev.ablate.source.Severity;
import java.util.List;
import java.util.Optional;

/**
 * The result of checking a file.
 *
 * @param diagnostics errors and warnings in the order of the file
 * @param experiment there if the file has one and nothing is wrong
 */
public record Checked(List<Diagnostic> diagnostics, Optional<Experiment> experiment) {
  public Checked {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether something is wrong. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
