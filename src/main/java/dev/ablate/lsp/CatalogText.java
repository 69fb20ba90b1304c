package dev.ablate.lsp;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.Metric;
import dev.ablate.catalog.Parameter;
import java.util.ArrayList;
import java.util.List;

/** What the catalog says, as Markdown. */
final class CatalogText {
  private CatalogText() {}

  /** A component with its parameters. */
  static String of(Component component) {
    List<String> lines = new ArrayList<>();
    lines.add("**" + component.name() + "** (" + component.kind().noun() + ")");
    lines.add("");
    lines.add(component.doc());
    lines.add("");
    component.parameters().forEach(parameter -> lines.add("- " + line(parameter)));
    return String.join("\n", lines).strip();
  }

  /** A parameter or setting. */
  static String of(Parameter parameter) {
    return "**" + parameter.name() + "**\n\n" + parameter.doc() + "\n\n" + facts(parameter);
  }

  /** A metric. */
  static String of(Metric metric) {
    return "**" + metric.name() + "** (metric)\n\n" + metric.doc();
  }

  private static String line(Parameter parameter) {
    return "`" + parameter.name() + "`: " + parameter.doc() + " (" + facts(parameter) + ")";
  }

  /** Type, default and off value on one line. */
  static String facts(Parameter parameter) {
    String off = parameter.off().map(value -> "; off at `" + value + "`").orElse("");
    String presence =
        switch (parameter.presence()) {
          case REQUIRED -> "required";
          case INFERRED -> "inferred where left out";
          case OPTIONAL ->
              "default " + parameter.defaultValue().map(value -> "`" + value + "`").orElse("");
        };
    return parameter.type().requirement() + "; " + presence + off;
  }
}
