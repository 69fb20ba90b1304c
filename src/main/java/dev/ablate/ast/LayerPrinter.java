package dev.ablate.ast;

import java.util.List;
import java.util.stream.Collectors;

/** Layers in canonical form: one a line, a body of a few plain layers on the line of its head. */
final class LayerPrinter {
  private static final int BODY_WIDTH = 70;

  private LayerPrinter() {}

  /** A block with its keyword. */
  static String block(Block block) {
    return "block " + named(block.name(), block.parameters(), block.body());
  }

  /** Name, parameters and body, as models and blocks have them. */
  static String named(Identifier name, List<Parameter> parameters, List<LayerItem> body) {
    String declared =
        parameters.isEmpty()
            ? ""
            : parameters.stream()
                .map(LayerPrinter::parameter)
                .collect(Collectors.joining(", ", "(", ")"));
    return name.text() + declared + " " + Printer.lines(items(body));
  }

  private static String parameter(Parameter parameter) {
    return parameter.name().text()
        + parameter.defaultValue().map(value -> " = " + Printer.print(value)).orElse("")
        + parameter.off().map(value -> " off " + Printer.print(value)).orElse("");
  }

  private static List<String> items(List<LayerItem> body) {
    return body.stream().map(LayerPrinter::item).toList();
  }

  private static String item(LayerItem item) {
    if (item instanceof LayerItem.Layer layer) {
      return layer(layer);
    }
    if (item instanceof LayerItem.Nested nested) {
      return block(nested.block());
    }
    if (item instanceof LayerItem.Repeat repeat) {
      return "repeat " + Printer.print(repeat.count()) + " " + body(repeat.body());
    }
    if (item instanceof LayerItem.For loop) {
      String head = "for " + loop.variable().text() + " in " + Printer.print(loop.values());
      return head + " " + body(loop.body());
    }
    if (item instanceof LayerItem.If choice) {
      return choice(choice);
    }
    if (item instanceof LayerItem.Residual residual) {
      return "residual "
          + body(residual.body())
          + residual.shortcut().map(shortcut -> " shortcut " + body(shortcut)).orElse("");
    }
    LayerItem.Parallel parallel = (LayerItem.Parallel) item;
    return "parallel "
        + Printer.lines(parallel.branches().stream().map(LayerPrinter::body).toList());
  }

  private static String layer(LayerItem.Layer layer) {
    return layer.name().text()
        + (layer.parentheses() ? ExpressionPrinter.arguments(layer.arguments()) : "");
  }

  private static String choice(LayerItem.If choice) {
    String head = "if " + Printer.print(choice.condition()) + " " + body(choice.then());
    List<LayerItem> otherwise = choice.otherwise();
    if (otherwise.isEmpty()) {
      return head;
    }
    return otherwise.size() == 1 && otherwise.get(0) instanceof LayerItem.If next
        ? head + " else " + choice(next)
        : head + " else " + body(otherwise);
  }

  private static String body(List<LayerItem> body) {
    List<String> items = items(body);
    String line = String.join(" ", items);
    boolean plain = body.stream().allMatch(LayerItem.Layer.class::isInstance);
    return plain && !body.isEmpty() && line.length() <= BODY_WIDTH
        ? "{ " + line + " }"
        : Printer.lines(items);
  }
}
