package dev.ablate.check;

import dev.ablate.ast.ComparisonOperator;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Comparisons;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.Optional;

/** Warns where {@code without} leaves out what the baseline does not have anyway. */
final class LeftOut {
  private final Outline outline;
  private final VariantTrials baseline;

  LeftOut(Outline outline, VariantTrials baseline) {
    this.outline = outline;
    this.baseline = baseline;
  }

  /** A warning for each path that is off in all trials of the baseline. */
  void check(Problems problems) {
    for (Path path : outline.withouts()) {
      if (baseline.all(trial -> isOff(trial, path))) {
        problems.warning(
            path.span(), "'" + path.text() + "' is off already: these are the baseline's trials");
      }
    }
  }

  private static boolean isOff(Setup trial, Path path) {
    List<String> names = path.parts().stream().map(Identifier::text).toList();
    int last = names.size() - 1;
    Optional<Value> setting = trial.value(names.get(0));
    if (last == 0) {
      return isOff(Setup.EXPERIMENT, names.get(0), setting);
    }
    return setting
        .flatMap(value -> Parts.at(value, names.subList(1, last)))
        .filter(Instance.class::isInstance)
        .map(Instance.class::cast)
        .filter(owner -> isOff(owner.component(), names.get(last), owner.find(names.get(last))))
        .isPresent();
  }

  private static boolean isOff(Component component, String parameter, Optional<Value> value) {
    Optional<Value> off = component.parameter(parameter).flatMap(Parameter::off);
    return off.isPresent()
        && Comparisons.holds(ComparisonOperator.EQUAL, off.get(), value.orElse(Value.NONE));
  }
}
