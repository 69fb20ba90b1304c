package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values and calls as Python has them. */
final class Python {
  private Python() {}

  /** A literal. */
  static String of(Value value) {
    if (value instanceof Value.Bool truth) {
      return truth.value() ? "True" : "False";
    } else if (value instanceof Value.Real real) {
      return number(real.value());
    } else if (value instanceof Value.Text text) {
      return quoted(text.value());
    } else if (value instanceof Value.ListOf list) {
      return list(list.items().stream().map(Python::of).toList());
    }
    return value instanceof Value.None ? "None" : value.toString();
  }

  /** A number as short as it can be read back. */
  static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "float(\"inf\")" : "-float(\"inf\")";
    }
    return new Value.Real(value).toString();
  }

  /** A string. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** A list of expressions. */
  static String list(List<String> items) {
    return items.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  /** One number for both directions where they are equal. */
  static String sizes(Value value) {
    return value instanceof Value.ListOf list && list.items().stream().distinct().count() == 1
        ? of(list.items().get(0))
        : of(value);
  }

  /** A call. */
  static String call(String function, List<String> arguments) {
    return function + "(" + String.join(", ", arguments) + ")";
  }

  /** The arguments of a component that are not its parameters' defaults, by keyword. */
  static Stream<String> keywords(Instance component, Collection<String> leftOut) {
    return component.withoutDefaults().arguments().entrySet().stream()
        .filter(argument -> !leftOut.contains(argument.getKey()))
        .map(argument -> argument.getKey() + "=" + of(argument.getValue()));
  }
}
