package dev.ablate.report.finding;

import dev.ablate.catalog.Value;
import dev.ablate.report.finding.Finding.AtEdge;
import dev.ablate.report.results.Axis;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds axes whose best value is the smallest or largest that was tried. */
final class Edges {
  private static final int FEWEST_VALUES = 3;

  private Edges() {}

  static List<Finding> of(Results results) {
    return results.bestSetting().stream()
        .flatMap(best -> Axis.of(results).stream().flatMap(axis -> edge(axis, best).stream()))
        .toList();
  }

  private static Optional<Finding> edge(Axis axis, Setting best) {
    Value here = best.placement().axes().get(axis.name());
    if (here == null || !axis.numeric()) {
      return Optional.empty();
    }
    double value = Axis.number(here).orElseThrow();
    List<Value> tried =
        axis.settings().entrySet().stream()
            .filter(e -> e.getValue().stream().anyMatch(s -> sameComponents(axis, s, best)))
            .map(Map.Entry::getKey)
            .sorted(Comparator.comparingDouble(v -> Axis.number(v).orElseThrow()))
            .toList();
    boolean largest = value == Axis.number(tried.get(tried.size() - 1)).orElseThrow();
    // Nothing is less than none of something: of dropout, of weight decay.
    boolean smallest = value != 0 && value == Axis.number(tried.get(0)).orElseThrow();
    return tried.size() >= FEWEST_VALUES && (largest || smallest)
        ? Optional.of(new AtEdge(axis.name(), here, tried, largest))
        : Optional.empty();
  }

  /** Two alternatives of a set may each have an axis of this name, with ranges of their own. */
  private static boolean sameComponents(Axis axis, Setting setting, Setting best) {
    return setting.placement().variant().equals(best.placement().variant())
        && best.placement().axes().entrySet().stream()
            .filter(e -> axis.name().startsWith(e.getKey() + "."))
            .allMatch(
                e -> {
                  Value other = setting.placement().axes().get(e.getKey());
                  return other != null && Axis.named(other).equals(Axis.named(e.getValue()));
                });
  }
}
