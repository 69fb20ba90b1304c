package dev.ablate.check.expression;

import dev.ablate.catalog.Value;
import java.util.stream.Collectors;

/** How messages show a value: strings in quotes, components by their names. */
public final class ValueText {
  private static final int SHOWN_ITEMS = 8;

  private ValueText() {}

  /** The text for a message. */
  public static String of(Value value) {
    if (value instanceof Value.Text text) {
      return '"' + text.value() + '"';
    }
    return value instanceof Value.ListOf list ? list(list) : value.shortText();
  }

  private static String list(Value.ListOf list) {
    String more = list.items().size() > SHOWN_ITEMS ? ", ..." : "";
    return list.items().stream()
        .limit(SHOWN_ITEMS)
        .map(item -> item instanceof Value.ListOf ? "[...]" : of(item))
        .collect(Collectors.joining(", ", "[", more + "]"));
  }
}
