package dev.ablate.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the language names but this version cannot run; it is refused by name. */
public final class Planned {

  private static final Map<Kind, List<String>> COMPONENTS =
      Map.of(Kind.SEARCH, List.of("TPE", "ASHA", "Hyperband", "Median"));

  private static final List<String> SETTINGS = List.of("retries");

  private Planned() {}

  /** The kind of a component that cannot be used yet. */
  public static Optional<Kind> component(String name) {
    return COMPONENTS.entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether it is a setting of an experiment that cannot be used yet. */
  public static boolean isSetting(String name) {
    return SETTINGS.contains(name);
  }
}
