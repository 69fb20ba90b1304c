package dev.ablate.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Components that the language names but this version cannot run: to use one is an error that says
 * so.
 */
public final class Planned {

  private static final Map<Kind, List<String>> COMPONENTS =
      Map.of(Kind.SEARCH, List.of("TPE", "ASHA", "Hyperband", "Median"));

  private Planned() {}

  /** The kind of a component that cannot be used yet. */
  public static Optional<Kind> component(String name) {
    return COMPONENTS.entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
