package dev.ablate.check.rule;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Where a loss has a list of weights, it is as long as there are classes or targets; weights of
 * classes, by whose sum CrossEntropyLoss divides, are not all 0.
 */
final class LossListsFitOutputs implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    trial
        .component("loss")
        .ifPresent(loss -> trial.data().ifPresent(data -> check(trial, loss, data, problems)));
  }

  private static void check(TrialSettings trial, Instance loss, DataInfo data, Problems problems) {
    loss.arguments()
        .forEach(
            (parameter, value) -> {
              if (value instanceof Value.ListOf list) {
                mistake(parameter, list.items(), data)
                    .ifPresent(
                        mistake ->
                            problems.error(
                                trial.place("loss", parameter).orElse(trial.placeOrTitle("loss")),
                                mistake));
              }
            });
  }

  private static Optional<String> mistake(String parameter, List<Value> weights, DataInfo data) {
    if (weights.size() != data.outputs()) {
      String outputs = data.task() == Task.CLASSES ? "classes" : "targets";
      return Optional.of(
          "%s must have %d numbers, one for each of the %s, not %d"
              .formatted(parameter, data.outputs(), outputs, weights.size()));
    }
    return parameter.equals("weight") && weights.stream().allMatch(new Value.Real(0)::equals)
        ? Optional.of(parameter + " needs a number > 0")
        : Optional.empty();
  }
}
