package dev.ablate.catalog;

import java.util.List;
import java.util.Map;

/** Which trials of a space are run. */
final class Searches {

  private static final Component GRID =
      Component.of("Grid", Kind.SEARCH, "All of them, in the order of the file");

  static final List<Component> COMPONENTS = List.of(GRID);

  static final Instance DEFAULT = GRID.instance(Map.of());

  private Searches() {}
}
