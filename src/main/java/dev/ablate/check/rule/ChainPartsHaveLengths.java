package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.ScheduleLengths;
import java.util.List;
import java.util.Optional;

/** Every part of a chain but the last says how long it is, and none waits for metrics. */
final class ChainPartsHaveLengths implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    List<NamedSchedule> parts = NamedSchedule.of(trial.value("schedule").orElse(Value.NONE));
    if (parts.size() > 1) {
      parts.forEach(
          part -> problem(part).ifPresent(text -> problems.error(part.place(trial), text)));
    }
  }

  private static Optional<String> problem(NamedSchedule part) {
    Instance schedule = part.schedule();
    String name = schedule.name();
    if (name.equals("ReduceLROnPlateau")) {
      return Optional.of(name + " cannot stand in a chain, as only metrics say when it moves");
    }
    if (part.last()) {
      return Optional.empty();
    }
    return ScheduleLengths.canEnd(schedule)
        ? ScheduleLengths.lengthParameter(schedule)
            .filter(length -> schedule.find(length).isEmpty())
            .map(length -> name + " needs '" + length + "' where another follows it")
        : Optional.of(name + " has no end; it can only be the last of a chain");
  }
}
