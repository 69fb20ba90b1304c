package dev.ablate.check;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Parameter;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.expression.Sets;
import dev.ablate.check.expression.ValueExpression;
import java.util.List;
import java.util.Map;

/**
 * Changes what settings are given: puts {@code optimizer.lr = 3e-4} into {@code optimizer},
 * switches {@code loss.label_smoothing} off. A mistake is reported and changes nothing.
 */
final class Overrides {
  private final Components components;
  private final FollowedLets lets;
  private final Problems problems;

  Overrides(Components components, Map<String, Statement.Let> lets, Problems problems) {
    this.components = components;
    this.lets = new FollowedLets(lets);
    this.problems = problems;
  }

  /** Replaces one parameter in {@code settings}. */
  void apply(Statement.Setting override, Map<String, Written> settings) {
    if (!override.varies() && Sets.isSet(override.value())) {
      problems.error(
          override.value().span(),
          "a set of values needs 'in': write '" + override.path().text() + " in ...'");
    } else {
      replace(new Change.Assign(override), settings);
    }
  }

  /** Gives a setting or parameter of {@code settings} the value at which it has no effect. */
  void switchOff(Path path, Map<String, Written> settings) {
    if (path.isSimple()) {
      Setup.EXPERIMENT.parameter(path.text()).ifPresent(p -> switchOff(path, p, settings));
    } else {
      replace(new Change.SwitchOff(path), settings);
    }
  }

  private void switchOff(Path path, Parameter setting, Map<String, Written> settings) {
    setting
        .off()
        .map(off -> new Written(false, ValueExpression.of(off, path.span())))
        .ifPresentOrElse(
            off -> settings.put(path.text(), off),
            () ->
                problems.error(
                    path.span(), "'" + path.text() + "' cannot be switched off; " + others()));
  }

  private static String others() {
    return String.join(", ", Setup.EXPERIMENT.switchable())
        + " can, and parameters such as optimizer.weight_decay";
  }

  private void replace(Change change, Map<String, Written> settings) {
    Path path = change.path();
    String setting = path.head().text();
    Written written = settings.get(setting);
    if (written != null) {
      List<Identifier> inner = path.parts().subList(1, path.parts().size());
      Replacement replacement = new Replacement(change, inner, components, lets, problems);
      settings.put(setting, replacement.in(written));
    } else if (Setup.EXPERIMENT.parameter(setting).isPresent()) {
      problems.error(path.span(), "'" + path.text() + "' needs '" + setting + "' to be set");
    }
  }
}
