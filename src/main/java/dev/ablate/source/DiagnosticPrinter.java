package dev.ablate.source;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Diagnostics as people read them: place and message, the line, and carets under the place. */
public final class DiagnosticPrinter {
  private static final int GUTTER = 5;
  private static final int MOST = 100;
  private static final int WIDTH = 200;

  private DiagnosticPrinter() {}

  /** The first hundred, one below the other, and how many more there are; empty for none. */
  public static String print(Collection<Diagnostic> diagnostics) {
    String first =
        diagnostics.stream()
            .limit(MOST)
            .map(DiagnosticPrinter::print)
            .collect(Collectors.joining());
    int more = diagnostics.size() - MOST;
    return more > 0 ? first + "... and " + more + " more\n" : first;
  }

  /**
   * The three lines of one diagnostic, each with its line end; the first alone where the file has
   * no text to show. A place of several lines is underlined on its first; a tab under the gutter
   * stays a tab, so that the carets stand right; a very long line is shown from a little before the
   * place.
   */
  public static String print(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    SourceFile file = span.file();
    int line = file.line(span.offset());
    String said =
        "%s:%d:%d: %s: %s\n"
            .formatted(
                file.name(),
                line,
                file.column(span.offset()),
                severity(diagnostic),
                printable(diagnostic.message()));
    return file.text().isEmpty() ? said : said + excerpt(span, line);
  }

  private static String excerpt(Span span, int line) {
    SourceFile file = span.file();
    String text = file.lineText(span.offset());
    int place = Math.min(text.length(), span.offset() - file.lineStart(span.offset()));
    int from = text.length() > WIDTH ? Math.max(0, place - WIDTH / 2) : 0;
    String shown = text.substring(from, Math.min(text.length(), from + WIDTH));
    String number = String.format(Locale.ROOT, "%" + GUTTER + "d", line);
    return "%s | %s\n".formatted(number, printable(shown))
        + "%s | %s\n"
            .formatted(" ".repeat(number.length()), underline(shown, place - from, span.length()));
  }

  private static String underline(String line, int start, int length) {
    int end = Math.min(line.length(), start + length);
    return blank(line.substring(0, start))
        + "^".repeat(Math.max(1, line.codePointCount(start, end)));
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
