package dev.ablate.cli;

import dev.ablate.check.Checked;
import dev.ablate.source.Diagnostic;
import dev.ablate.source.Span;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code check --json} says of a file. */
final class CheckJson {
  private CheckJson() {}

  /**
   * A file with its diagnostics.
   *
   * @param summary what there is to run; empty after errors and of a file without an experiment
   */
  static Map<String, @Nullable Object> of(
      Path file, Checked checked, Optional<CheckSummary> summary) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("ok", !checked.hasErrors());
    json.put("diagnostics", checked.diagnostics().stream().map(CheckJson::of).toList());
    json.put("trials", summary.map(CheckSummary::trials).orElse(null));
    json.put("architectures", summary.map(s -> s.architectures().json()).orElse(List.of()));
    return json;
  }

  /** Lines, columns and length count characters, the first two from 1. */
  private static Map<String, Object> of(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    json.put("file", span.file().name());
    json.put("line", span.file().line(span.offset()));
    json.put("column", span.file().column(span.offset()));
    json.put("length", span.text().codePointCount(0, span.text().length()));
    json.put("message", diagnostic.message());
    return json;
  }
}
