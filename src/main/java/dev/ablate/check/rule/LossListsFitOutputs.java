package dev.ablate.check.rule;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.check.Setup;
import dev.ablate.check.expression.Problems;

/** Where a loss has a list of weights, it is as long as there are classes or targets. */
final class LossListsFitOutputs implements TrialRule {

  @Override
  public void check(Setup trial, Problems problems) {
    trial
        .component("loss")
        .ifPresent(loss -> trial.data().ifPresent(data -> check(trial, loss, data, problems)));
  }

  private static void check(Setup trial, Instance loss, DataInfo data, Problems problems) {
    loss.arguments()
        .forEach(
            (parameter, value) -> {
              if (value instanceof Value.ListOf list && list.items().size() != data.outputs()) {
                problems.error(
                    trial.place("loss", parameter).orElse(trial.placeOrTitle("loss")),
                    text(parameter, list.items().size(), data));
              }
            });
  }

  private static String text(String parameter, int given, DataInfo data) {
    String outputs = data.task() == Task.CLASSES ? "classes" : "targets";
    return "%s must have %d numbers, one for each of the %s, not %d"
        .formatted(parameter, data.outputs(), outputs, given);
  }
}
