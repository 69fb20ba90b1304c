package dev.ablate.check.rule;

import dev.ablate.check.expression.Problems;
import java.util.Map;

/** Settings without a default are written. */
final class RequiredSettings implements TrialRule {
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "data", "data = Shapes()",
          "model", "model = NAME()",
          "loss", "loss = CrossEntropyLoss()",
          "optimizer", "optimizer = AdamW(lr = 1e-3)",
          "epochs", "epochs = 10",
          "batch_size", "batch_size = 64");

  @Override
  public void check(TrialSettings trial, Problems problems) {
    for (String setting : trial.missing()) {
      problems.error(
          trial.placeOrTitle(setting),
          "the experiment needs '" + setting + "'; write " + EXAMPLES.get(setting));
    }
  }
}
