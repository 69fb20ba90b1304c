package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * An augmentation of a trial's list.
 *
 * @param name in the list, a second of one kind with a number
 */
record AugmentationPart(TrialSettings trial, String name, Instance instance) {

  /** The parts of a trial's list, in order. */
  static Stream<AugmentationPart> of(TrialSettings trial) {
    List<AugmentationPart> parts = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (Instance instance : instances(trial)) {
      kinds.add(instance.name());
      int number = Collections.frequency(kinds, instance.name());
      String name = instance.name() + (number > 1 ? number : "");
      parts.add(new AugmentationPart(trial, name, instance));
    }
    return parts.stream();
  }

  private static List<Instance> instances(TrialSettings trial) {
    return trial
        .value("augment")
        .filter(Value.ListOf.class::isInstance)
        .map(v -> ((Value.ListOf) v).items().stream().map(Instance.class::cast).toList())
        .orElse(List.of());
  }

  /** Where it is written. */
  Span place() {
    return trial.place("augment", name).orElse(trial.placeOrTitle("augment"));
  }

  /** Where one of its parameters is written. */
  Span place(String parameter) {
    return trial.place("augment", name, parameter).orElseGet(this::place);
  }
}
