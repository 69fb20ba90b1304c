package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Losses;
import dev.ablate.catalog.Metric;
import dev.ablate.catalog.Metrics;
import dev.ablate.catalog.Task;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.Optional;

/** Metrics can be computed from the outputs that the loss asks for. */
final class MetricsSuitLoss implements TrialRule {
  private static final int TOP = 5;

  @Override
  public void check(TrialSettings trial, Problems problems) {
    trial
        .component("loss")
        .ifPresent(
            loss ->
                trial.metrics().stream()
                    .flatMap(List::stream)
                    .flatMap(metric -> problem(trial, loss, metric).stream())
                    .forEach(text -> problems.error(trial.placeOrTitle("metrics"), text)));
  }

  private static Optional<String> problem(TrialSettings trial, Instance loss, String metric) {
    Optional<Task> other = trial.task().filter(task -> !names(task).contains(metric));
    return other.isPresent()
        ? Optional.of(
            String.format(
                "'%s' cannot be computed with %s; %s",
                metric, loss.name(), instead(trial, loss, other.get())))
        : tooMuch(trial, loss, metric);
  }

  private static List<String> names(Task task) {
    return Metrics.ALL.stream().filter(m -> m.tasks().contains(task)).map(Metric::name).toList();
  }

  private static String instead(TrialSettings trial, Instance loss, Task task) {
    List<String> suiting =
        names(task).stream().filter(name -> tooMuch(trial, loss, name).isEmpty()).toList();
    return suiting.isEmpty() ? "leave it out" : "write any of " + String.join(", ", suiting);
  }

  /** What a metric asks beyond targets of its kind. */
  private static Optional<String> tooMuch(TrialSettings trial, Instance loss, String metric) {
    return switch (metric) {
      case "perplexity" -> noSoftmax(loss);
      case "top5_accuracy" -> tooFewClasses(trial);
      default -> Optional.empty();
    };
  }

  private static Optional<String> noSoftmax(Instance loss) {
    return Losses.onSoftmax(loss)
        ? Optional.empty()
        : Optional.of(
            "'perplexity' needs a loss on a softmax, as CrossEntropyLoss is, and "
                + loss.name()
                + " is none; leave it out");
  }

  private static Optional<String> tooFewClasses(TrialSettings trial) {
    return trial
        .data()
        .filter(data -> data.outputs() < TOP)
        .map(
            data ->
                String.format(
                    "'top5_accuracy' needs %d classes, and data has %d; leave it out",
                    TOP, data.outputs()));
  }
}
