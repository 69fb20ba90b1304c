package dev.ablate.parse;

import dev.ablate.ast.SourceUnit;
import dev.ablate.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * The result of parsing a file: its tree, or why there is none.
 *
 * @param unit the tree, there exactly if there are no diagnostics
 * @param diagnostics one syntax error, or all spellings that Ablate does not take
 */
public record Parsed(Optional<SourceUnit> unit, List<Diagnostic> diagnostics) {
  public Parsed {
    diagnostics = List.copyOf(diagnostics);
  }
}
