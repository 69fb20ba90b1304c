package dev.ablate.check;

import dev.ablate.catalog.Metrics;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Warns of trials with different losses where the objective is a loss: their values do not compare,
 * label smoothing alone moves them.
 */
final class LossesCompare {
  private final Optional<String> baseline;
  private final List<VariantTrials> variants;

  LossesCompare(Optional<String> baseline, List<VariantTrials> variants) {
    this.baseline = baseline;
    this.variants = variants;
  }

  /**
   * One warning, at the first loss that is not the baseline's, or the first trial's without one.
   */
  void check(Problems problems) {
    Optional<Setup> first = baseline().or(() -> first(variants.stream()));
    Optional<String> instead = first.flatMap(LossesCompare::instead);
    Optional<Value> loss = first.flatMap(trial -> trial.value("loss"));
    if (instead.isPresent() && loss.isPresent()) {
      variants.stream()
          .filter(variant -> !allHave(loss.get(), variant))
          .findFirst()
          .ifPresent(variant -> problems.warning(place(variant.setup()), text(instead.get())));
    }
  }

  private Optional<Setup> baseline() {
    return first(variants.stream().filter(v -> baseline.equals(Optional.of(v.label()))));
  }

  private static Optional<Setup> first(Stream<VariantTrials> variants) {
    return variants.flatMap(variant -> variant.first().stream()).findFirst();
  }

  private static boolean allHave(Value loss, VariantTrials variant) {
    return variant.isConstant("loss")
        ? variant.first().stream().allMatch(trial -> has(loss, trial))
        : variant.all(trial -> has(loss, trial));
  }

  private static boolean has(Value loss, Setup trial) {
    return trial.value("loss").filter(v -> v.toString().equals(loss.toString())).isPresent();
  }

  /** The objective to write for trials of the task; empty where the objective is no loss. */
  private static Optional<String> instead(Setup trial) {
    return trial
        .component("objective")
        .map(objective -> objective.text("metric"))
        .filter(metric -> metric.endsWith("_loss"))
        .flatMap(metric -> trial.task().map(task -> metric.replace("loss", Metrics.usual(task))))
        .map(Metrics::objective);
  }

  private static String text(String instead) {
    return "trials have different losses, whose values do not compare; write objective = "
        + instead;
  }

  private static Span place(Setup trial) {
    Variant variant = trial.variant();
    return trial
        .wholePlace("loss")
        .filter(place -> variant.label().isEmpty() || variant.extent().contains(place))
        .orElse(variant.place());
  }
}
