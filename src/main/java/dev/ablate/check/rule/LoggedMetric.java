package dev.ablate.check.rule;

import dev.ablate.catalog.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A metric that is looked at after every epoch.
 *
 * @param name {@code val_loss}
 * @param instead what to write where there are no validation rows
 */
record LoggedMetric(String name, String instead) {

  /** What is wrong with it in a trial. */
  Optional<String> problem(TrialSettings trial) {
    return trial.metrics().map(LoggedMetric::logged).flatMap(logged -> problem(trial, logged));
  }

  private Optional<String> problem(TrialSettings trial, List<String> logged) {
    if (!logged.contains(name)) {
      return Optional.of(
          name
              + " is not logged here; write "
              + asking(trial)
              + "one of "
              + String.join(", ", logged));
    }
    return name.startsWith("val_") && !hasValidation(trial)
        ? Optional.of(
            name
                + " needs validation rows, and data has none; write "
                + instead
                + " or keep some rows by validation = 0.1")
        : Optional.empty();
  }

  /** How to have it logged, where it can be. */
  private String asking(TrialSettings trial) {
    return Metrics.find(name.substring(name.indexOf('_') + 1))
        .filter(metric -> trial.task().filter(metric.tasks()::contains).isPresent())
        .map(metric -> "metrics = [" + metric.name() + "], or ")
        .orElse("");
  }

  private static boolean hasValidation(TrialSettings trial) {
    return trial.data().map(data -> data.validationRows() > 0).orElse(true);
  }

  private static List<String> logged(List<String> metrics) {
    return Stream.concat(Stream.of("loss"), metrics.stream())
        .flatMap(metric -> Stream.of("train_" + metric, "val_" + metric))
        .toList();
  }
}
