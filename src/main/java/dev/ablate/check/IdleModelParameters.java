package dev.ablate.check;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Warns of model parameters that vary without changing the network. */
final class IdleModelParameters {
  private final Networks networks;
  private final Problems problems;

  IdleModelParameters(Networks networks, Problems problems) {
    this.networks = networks;
    this.problems = problems;
  }

  /** Looks at the models of trials whose networks have been built. */
  void check(List<VariantTrials> variants) {
    for (Component model : networks.models()) {
      for (String parameter : networks.idleParameters(model)) {
        variants.forEach(variant -> check(variant, model, parameter));
      }
    }
  }

  private void check(VariantTrials variant, Component model, String parameter) {
    Map<Span, Set<Value>> given = new LinkedHashMap<>();
    variant.forEach(trial -> collect(trial, model, parameter, given));
    given.forEach(
        (place, values) -> {
          if (values.size() > 1) {
            problems.warning(place, text(parameter, values.size(), model));
          }
        });
  }

  private static void collect(
      Setup trial, Component model, String parameter, Map<Span, Set<Value>> given) {
    trial
        .component("model")
        .filter(instance -> instance.component().equals(model))
        .ifPresent(
            instance ->
                trial
                    .wholePlace("model", parameter)
                    .ifPresent(place -> add(instance, parameter, place, given)));
  }

  private static void add(
      Instance model, String parameter, Span place, Map<Span, Set<Value>> given) {
    given.computeIfAbsent(place, p -> new HashSet<>()).add(model.get(parameter));
  }

  private static String text(String parameter, int values, Component model) {
    return "'model.%s' changes nothing: its %,d values make the same network of %s, and all are trained"
        .formatted(parameter, values, model.name());
  }
}
