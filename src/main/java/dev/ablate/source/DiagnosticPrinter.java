package dev.ablate.source;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Diagnostics as people read them: place and message, the line, and carets under the place. */
public final class DiagnosticPrinter {
  private static final int GUTTER = 5;

  private DiagnosticPrinter() {}

  /** All of them, one below the other; empty for none. */
  public static String print(Collection<Diagnostic> diagnostics) {
    return diagnostics.stream().map(DiagnosticPrinter::print).collect(Collectors.joining());
  }

  /**
   * The three lines of one diagnostic, each with its line end. A place of several lines is
   * underlined on its first; a tab under the gutter stays a tab, so that the carets stand right.
   */
  public static String print(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    SourceFile file = span.file();
    int line = file.line(span.offset());
    int column = file.column(span.offset());
    String text = file.lineText(span.offset());
    int start = Math.min(text.length(), span.offset() - file.lineStart(span.offset()));
    int end = Math.min(text.length(), start + span.length());
    String number = String.format(Locale.ROOT, "%" + GUTTER + "d", line);
    return "%s:%d:%d: %s: %s\n"
            .formatted(file.name(), line, column, severity(diagnostic), diagnostic.message())
        + "%s | %s\n".formatted(number, printable(text))
        + "%s | %s%s\n"
            .formatted(
                " ".repeat(number.length()),
                blank(text.substring(0, start)),
                "^".repeat(Math.max(1, text.codePointCount(start, end))));
  }

  private static String severity(Diagnostic diagnostic) {
    return diagnostic.severity().name().toLowerCase(Locale.ROOT);
  }

  /** Control characters would move a terminal's cursor: each but the tab becomes a space. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\t]]", " ");
  }

  private static String blank(String text) {
    return text.codePoints().mapToObj(c -> c == '\t' ? "\t" : " ").collect(Collectors.joining());
  }
}
