package dev.ablate.lsp;

import dev.ablate.source.Diagnostic;
import dev.ablate.source.Severity;
import dev.ablate.source.SourceFile;
import java.util.List;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;

/** Diagnostics as editors take them. */
final class Published {
  private Published() {}

  /** All diagnostics of a file; one of an imported file stands at the file's first line. */
  static PublishDiagnosticsParams of(Document document, List<Diagnostic> diagnostics) {
    return new PublishDiagnosticsParams(
        document.uri(), diagnostics.stream().map(d -> of(document, d)).toList());
  }

  private static org.eclipse.lsp4j.Diagnostic of(Document document, Diagnostic diagnostic) {
    SourceFile file = diagnostic.span().file();
    boolean own = file.equals(document.file());
    Range range =
        own ? Document.range(diagnostic.span()) : new Range(new Position(0, 0), new Position(0, 0));
    int offset = diagnostic.span().offset();
    String place =
        own ? "" : "%s:%d:%d: ".formatted(file.name(), file.line(offset), file.column(offset));
    return new org.eclipse.lsp4j.Diagnostic(
        range, place + diagnostic.message(), severity(diagnostic), "ablate");
  }

  private static DiagnosticSeverity severity(Diagnostic diagnostic) {
    return diagnostic.severity() == Severity.ERROR
        ? DiagnosticSeverity.Error
        : DiagnosticSeverity.Warning;
  }
}
