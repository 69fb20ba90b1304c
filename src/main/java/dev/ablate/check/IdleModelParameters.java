package dev.ablate.check;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.Instance;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.stream.Stream;

/** Warns of parameters that vary and make no other network of their model. */
final class IdleModelParameters {
  private final Networks networks;
  private final Problems problems;

  IdleModelParameters(Networks networks, Problems problems) {
    this.networks = networks;
    this.problems = problems;
  }

  /** Looks at the models of trials whose networks have been built. */
  void check(List<VariantTrials> variants) {
    for (VariantTrials variant : variants) {
      models(variant).distinct().forEach(model -> check(variant, model));
    }
  }

  private static Stream<Component> models(VariantTrials variant) {
    return variant
        .first()
        .flatMap(setup -> setup.component("model"))
        .map(Instance::component)
        .stream();
  }

  private void check(VariantTrials variant, Component model) {
    for (String parameter : networks.idleParameters(model)) {
      Varied varied = variant.setup().varied();
      varied
          .axes()
          .filter(axis -> axis.name().equals("model." + parameter))
          .map(varied::source)
          .forEach(source -> problems.warning(source.place(), text(source, model)));
    }
  }

  private static String text(Varying source, Component model) {
    return "'%s' changes nothing: its %,d values make the same network of %s, and all are trained"
        .formatted(source.axis().name(), source.members().size(), model.name());
  }
}
