package dev.ablate.cli;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import java.util.ArrayList;
import java.util.List;

/** What there is to know of a component: its parameters, ranges, defaults and off values. */
record ComponentHelp(Component component) {

  /** The text, line by line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(component.name() + " (" + component.kind().noun() + "): " + component.doc());
    TextTable table = new TextTable();
    for (Parameter parameter : component.parameters()) {
      table.row("  " + parameter.name(), parameter.doc());
      table.row("", parameter.type().requirement() + "; " + presence(parameter));
    }
    lines.addAll(table.lines());
    return lines;
  }

  private static String presence(Parameter parameter) {
    String off = parameter.off().map(value -> ", off at " + value).orElse("");
    return switch (parameter.presence()) {
      case REQUIRED -> "required" + off;
      case INFERRED -> "inferred" + off;
      case OPTIONAL ->
          "default " + parameter.defaultValue().map(ComponentHelp::text).orElse("") + off;
    };
  }

  private static String text(Value value) {
    return value.equals(new Value.Text("")) ? "\"\"" : value.toString();
  }
}
