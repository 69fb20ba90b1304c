package dev.ablate.report.view;

import dev.ablate.report.axes.Factor;
import dev.ablate.report.axes.FactorAxis;
import dev.ablate.report.axes.Importance;
import dev.ablate.report.axes.Importances;
import dev.ablate.report.results.Axis;
import dev.ablate.report.results.Pivot;
import dev.ablate.report.results.Results;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws the objective by two axes, for the pairs that matter most. */
final class HeatMaps {
  private static final int MOST = 3;

  /** More would be more than anyone reads. */
  private static final int MOST_VALUES = 30;

  private HeatMaps() {}

  /** Those of two axes whose shares, alone and together, are largest. */
  static List<PivotView> of(Results results, Importances importances) {
    Map<Factor, Double> alone = new HashMap<>();
    importances.alone().forEach(i -> alone.put(i.factors().get(0), i.share().mean()));
    Set<Set<String>> shown =
        Pivot.of(results).stream()
            .map(pivot -> Set.of(pivot.down().name(), pivot.across().name()))
            .collect(Collectors.toSet());
    return importances.pairs().stream()
        .filter(pair -> !shown.contains(names(pair)))
        .sorted(Comparator.comparingDouble(pair -> -score(pair, alone)))
        .flatMap(pair -> pivot(results, pair).stream())
        .limit(MOST)
        .map(Pivots::of)
        .toList();
  }

  private static Set<String> names(Importance pair) {
    return pair.factors().stream().map(Factor::title).collect(Collectors.toSet());
  }

  private static double score(Importance pair, Map<Factor, Double> alone) {
    return pair.share().mean()
        + pair.factors().stream().mapToDouble(f -> alone.getOrDefault(f, 0.0)).sum();
  }

  private static Optional<Pivot> pivot(Results results, Importance pair) {
    List<Axis> longerFirst =
        pair.factors().stream()
            .map(factor -> FactorAxis.of(factor, results.settings()))
            .sorted(Comparator.comparingInt(axis -> -axis.settings().size()))
            .toList();
    Axis down = longerFirst.get(0);
    return down.settings().size() > MOST_VALUES
        ? Optional.empty()
        : Pivot.of(down, longerFirst.get(1), results.metrics().get(0));
  }
}
