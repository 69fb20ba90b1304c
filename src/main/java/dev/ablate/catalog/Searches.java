package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Value.Int;
import java.util.List;
import java.util.Map;

/** Which trials of a space are run. */
final class Searches {

  private static final Component GRID =
      Component.of("Grid", Kind.SEARCH, "All of them, in the order of the file");

  private static final Component RANDOM =
      sampling(
          "Random",
          "Settings drawn at random, each axis by itself; more trials begin with the same ones");

  private static final Component SOBOL =
      sampling(
          "Sobol",
          "Settings that cover the space evenly: a Sobol sequence with a seeded digital shift");

  static final List<Component> COMPONENTS = List.of(GRID, RANDOM, SOBOL);

  static final Instance DEFAULT = GRID.instance(Map.of());

  private Searches() {}

  private static Component sampling(String name, String doc) {
    return Component.of(
        name,
        Kind.SEARCH,
        doc,
        required(
            "trials",
            Type.wholeFrom(1),
            "Settings that pass `where` with every seed, and run with each; an error if 100 draws"
                + " for each, and 10,000 in all, do not give as many"),
        optional("seed", Type.wholeFrom(0), new Int(0), "What the draws start from"));
  }
}
