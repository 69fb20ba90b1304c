package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.check.Setup;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objective is one of the metrics that the trial logs. */
final class ObjectiveIsLogged implements TrialRule {

  @Override
  public void check(Setup trial, Problems problems) {
    Optional<Instance> objective = trial.component("objective");
    Optional<List<String>> logged = trial.metrics().map(ObjectiveIsLogged::logged);
    if (objective.isEmpty() || logged.isEmpty()) {
      return;
    }
    String metric = objective.get().text("metric");
    Span place = trial.place("objective", "metric").orElse(trial.placeOrTitle("objective"));
    if (!logged.get().contains(metric)) {
      problems.error(
          place, metric + " is not logged here; write one of " + String.join(", ", logged.get()));
    } else if (metric.startsWith("val_") && !hasValidation(trial)) {
      problems.error(
          place,
          metric
              + " needs validation rows, and data has none;"
              + " write objective = minimize(train_loss) or keep some rows by validation = 0.1");
    }
  }

  private static boolean hasValidation(Setup trial) {
    return trial.data().map(data -> data.validationRows() > 0).orElse(true);
  }

  private static List<String> logged(List<String> metrics) {
    return Stream.concat(Stream.of("loss"), metrics.stream())
        .flatMap(metric -> Stream.of("train_" + metric, "val_" + metric))
        .toList();
  }
}
