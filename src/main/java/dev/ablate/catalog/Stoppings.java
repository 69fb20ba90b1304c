package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.inferred;
import static dev.ablate.catalog.Parameter.optional;

import dev.ablate.catalog.Type.MetricType;
import dev.ablate.catalog.Value.Int;
import dev.ablate.catalog.Value.Real;
import java.util.List;

/** When a trial ends before its epochs are over. */
final class Stoppings {

  private static final Component EARLY_STOPPING =
      Component.of(
          "EarlyStopping",
          Kind.EARLY_STOPPING,
          "Ends a trial after patience epochs in a row without a better metric",
          inferred("monitor", new MetricType(), "What is watched; the objective's metric"),
          optional(
              "patience",
              Type.wholeFrom(1),
              new Int(3),
              "How many such epochs; the first epoch of a trial is none of them"),
          optional(
                  "min_delta",
                  Type.nonNegative(),
                  new Real(0),
                  "By more than this a metric must be better than the best before")
              .withOff(new Real(0)),
          inferred("mode", Type.choice("min", "max"), "Which way is better; the objective's"));

  static final List<Component> COMPONENTS = List.of(EARLY_STOPPING);

  private Stoppings() {}
}
