package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.check.expression.Problems;
import java.util.Set;

/** MixUp and CutMix stand once in a list and have a loss on classes, of which they mix two. */
final class MixingSuitsLoss implements TrialRule {
  private static final Set<String> MIXTURES = Set.of("MixUp", "CutMix");

  @Override
  public void check(TrialSettings trial, Problems problems) {
    AugmentationPart.of(trial)
        .filter(part -> MIXTURES.contains(part.instance().name()))
        .forEach(part -> check(trial, part, problems));
  }

  private static void check(TrialSettings trial, AugmentationPart part, Problems problems) {
    String name = part.instance().name();
    if (!part.name().equals(name)) {
      problems.error(part.place(), name + " can stand once in a list");
    } else if (trial.task().filter(task -> task != Task.CLASSES).isPresent()) {
      String loss = trial.component("loss").map(Instance::name).orElse("the loss");
      problems.error(
          part.place(),
          "%s is for losses on one class an example, such as CrossEntropyLoss, not for %s"
              .formatted(name, loss));
    }
  }
}
