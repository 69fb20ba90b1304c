package dev.ablate.cli;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Metrics;
import dev.ablate.catalog.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All components and their parameters as one Markdown document, {@code docs/reference.md}. */
final class CatalogMarkdown {
  private static final String HEAD =
      """
      # Reference

      All that a file can name, as `ablate help` shows it; written by `./ablate help --markdown`. A parameter is required
      or has a default; an inferred one is computed where it is left out. *Off* is the value that `without` gives it.
      """;

  private CatalogMarkdown() {}

  static List<String> lines(Catalog catalog) {
    List<String> lines = new ArrayList<>(HEAD.lines().toList());
    for (Kind kind : Kind.values()) {
      List<Component> components = catalog.all(kind);
      if (!components.isEmpty()) {
        lines.addAll(List.of("", "## " + heading(kind)));
        components.forEach(component -> lines.addAll(section(component)));
      }
    }
    lines.addAll(List.of("", "## Metric", "", row("metric", "is"), "|---|---|"));
    Metrics.ALL.forEach(metric -> lines.add(row(code(metric.name()), metric.doc())));
    return lines;
  }

  private static String heading(Kind kind) {
    return kind.noun().substring(0, 1).toUpperCase(Locale.ROOT) + kind.noun().substring(1);
  }

  private static List<String> section(Component component) {
    List<String> lines = new ArrayList<>(List.of("", "### " + component.name(), ""));
    lines.add(component.doc() + ".");
    if (!component.parameters().isEmpty()) {
      lines.addAll(List.of("", row("parameter", "must be", "default", "off", "meaning")));
      lines.add("|---|---|---|---|---|");
      component.parameters().forEach(parameter -> lines.add(row(parameter)));
    }
    return lines;
  }

  private static String row(Parameter parameter) {
    return row(
        code(parameter.name()),
        parameter.type().requirement(),
        switch (parameter.presence()) {
          case REQUIRED -> "required";
          case INFERRED -> "inferred";
          case OPTIONAL -> parameter.defaultValue().map(value -> code(value.toString())).orElse("");
        },
        parameter.off().map(value -> code(value.toString())).orElse(""),
        parameter.doc());
  }

  private static String row(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String code(String text) {
    return "`" + (text.isEmpty() ? "\"\"" : text) + "`";
  }
}
