package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.ScheduleLengths;
import java.util.List;
import java.util.Optional;

/**
 * Where schedules bring their own rates all the time, the optimizer's has no effect, unless they
 * are computed from it.
 */
final class CyclesOverrideLr implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    List<Instance> schedules = ScheduleLengths.parts(trial.value("schedule").orElse(Value.NONE));
    List<String> starts = schedules.stream().flatMap(s -> start(s).stream()).toList();
    boolean used = trial.refersTo("optimizer.lr");
    if (!used && !starts.isEmpty() && starts.size() == schedules.size()) {
      String text = "lr has no effect under %s, which starts at %s";
      trial
          .wholePlace("optimizer", "lr")
          .ifPresent(
              place ->
                  problems.warning(place, text.formatted(schedules.get(0).name(), starts.get(0))));
    }
  }

  /** Where a schedule starts that does not start from the optimizer's rate. */
  private static Optional<String> start(Instance schedule) {
    return switch (schedule.name()) {
      case "OneCycleLR" -> Optional.of("max_lr / div_factor");
      case "CyclicLR" -> Optional.of("base_lr");
      default -> Optional.empty();
    };
  }
}
