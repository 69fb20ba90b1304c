package dev.ablate.check.expression;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.Elsewhere;
import dev.ablate.catalog.Parameter;
import dev.ablate.source.Nearest;
import java.util.List;

/** Suggests what to write instead of a parameter that a component does not have. */
public final class ParameterHints {
  private ParameterHints() {}

  /** {@code "; did you mean 'weight_decay'?"}, {@code "; write 'lr'"}, or those that it has. */
  public static String of(String name, Component component) {
    List<String> known = component.parameters().stream().map(Parameter::name).toList();
    String near = Nearest.hint(name, known);
    return Elsewhere.parameters(name).stream()
        .filter(known::contains)
        .findFirst()
        .map(other -> "; write '" + other + "'")
        .orElseGet(() -> near.isEmpty() ? all(known) : near);
  }

  private static String all(List<String> known) {
    return known.isEmpty() ? "; it has none" : "; it has " + String.join(", ", known);
  }
}
