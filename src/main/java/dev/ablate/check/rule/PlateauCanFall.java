package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.Monitors;
import dev.ablate.check.Run;
import dev.ablate.check.Setup;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import java.util.List;

/** ReduceLROnPlateau watches what is logged, and has the epochs that it needs. */
final class PlateauCanFall implements TrialRule {

  @Override
  public void check(Setup trial, Problems problems) {
    List<NamedSchedule> parts = NamedSchedule.of(trial.value("schedule").orElse(Value.NONE));
    if (parts.size() == 1 && parts.get(0).schedule().name().equals("ReduceLROnPlateau")) {
      checkMonitor(trial, parts.get(0), problems);
      checkMode(trial, parts.get(0), problems);
      trial.run().ifPresent(run -> checkTime(trial, parts.get(0), run, problems));
    }
  }

  private static void checkMonitor(Setup trial, NamedSchedule plateau, Problems problems) {
    plateau
        .schedule()
        .find("monitor")
        .map(monitor -> new LoggedMetric(monitor.toString(), "monitor = train_loss"))
        .flatMap(metric -> metric.problem(trial))
        .ifPresent(p -> problems.error(place(trial, plateau, "monitor"), p));
  }

  private static void checkMode(Setup trial, NamedSchedule plateau, Problems problems) {
    Instance schedule = plateau.schedule();
    trial
        .component("objective")
        .filter(
            o ->
                schedule
                    .find("mode")
                    .filter(m -> !m.equals(Monitors.usualMode(schedule, o)))
                    .isPresent())
        .ifPresent(
            o ->
                problems.warning(
                    place(trial, plateau, "mode"),
                    "mode = %s lowers the rate while %s improves"
                        .formatted(schedule.get("mode"), Monitors.monitor(schedule, o))));
  }

  /** The first epoch is the best so far, so the rate can fall after {@code patience + 2}. */
  private static void checkTime(Setup trial, NamedSchedule plateau, Run run, Problems problems) {
    long patience = plateau.schedule().integer("patience");
    if (patience + 2 >= run.epochs()) {
      problems.warning(
          place(trial, plateau, "patience"),
          "the rate never falls: with patience = "
              + patience
              + " it can do so after epoch "
              + (patience + 2)
              + ", and there are "
              + run.epochs());
    }
  }

  private static Span place(Setup trial, NamedSchedule plateau, String parameter) {
    return plateau.place(trial, parameter).orElse(plateau.place(trial));
  }
}
