package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.ScheduleLengths;
import dev.ablate.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A part of a schedule.
 *
 * @param path where it stands below {@code schedule}: its name in a chain, nothing if it is alone
 * @param last whether no other follows it
 */
record NamedSchedule(Instance schedule, List<String> path, boolean last) {

  /** The parts of a schedule in order. */
  static List<NamedSchedule> of(Value schedule) {
    List<Instance> parts = ScheduleLengths.parts(schedule);
    List<String> names = new ArrayList<>();
    List<NamedSchedule> named = new ArrayList<>();
    for (Instance part : parts) {
      int number = Collections.frequency(names, part.name()) + 1;
      names.add(part.name());
      List<String> path =
          parts.size() == 1 ? List.of() : List.of(part.name() + (number > 1 ? number : ""));
      named.add(new NamedSchedule(part, path, named.size() == parts.size() - 1));
    }
    return named;
  }

  /** Where it stands. */
  Span place(TrialSettings trial) {
    return trial
        .place("schedule", path.toArray(String[]::new))
        .orElse(trial.placeOrTitle("schedule"));
  }

  /** Where one of its parameters stands, if it is written. */
  Optional<Span> place(TrialSettings trial, String parameter) {
    List<String> whole = new ArrayList<>(path);
    whole.add(parameter);
    return trial.place("schedule", whole.toArray(String[]::new));
  }
}
