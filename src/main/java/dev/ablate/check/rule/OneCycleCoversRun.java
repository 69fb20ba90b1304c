package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.Run;
import dev.ablate.experiment.ScheduleLengths;
import java.util.List;

/** A OneCycleLR that is last does not end before the run does: it has no rate after its end. */
final class OneCycleCoversRun implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    checkOpen(trial, problems);
    trial
        .run()
        .ifPresent(
            run ->
                trial
                    .schedule()
                    .ifPresent(
                        schedule -> {
                          List<NamedSchedule> parts = NamedSchedule.of(schedule);
                          List<ScheduleLengths.Part> placed = ScheduleLengths.in(run, schedule);
                          if (!parts.isEmpty()) {
                            check(
                                trial,
                                run,
                                parts.get(parts.size() - 1),
                                placed.get(placed.size() - 1).start(),
                                problems);
                          }
                        }));
  }

  /** Without a batch size, updates cannot be counted. */
  private static void checkOpen(TrialSettings trial, Problems problems) {
    Value schedule = trial.value("schedule").orElse(Value.NONE);
    if (!trial.hasOpenBatchSize() || ScheduleLengths.countsEpochs(schedule)) {
      return;
    }
    NamedSchedule.of(schedule).stream()
        .filter(part -> part.last() && part.schedule().name().equals("OneCycleLR"))
        .flatMap(part -> part.place(trial, "total_steps").stream())
        .forEach(
            place ->
                problems.error(
                    place,
                    "the updates of a run are not known where batch_size is auto;"
                        + " leave total_steps out, and the cycle is as long as the run"));
  }

  private static void check(
      TrialSettings trial, Run run, NamedSchedule last, long start, Problems problems) {
    Instance schedule = last.schedule();
    if (!schedule.name().equals("OneCycleLR")) {
      return;
    }
    long length = schedule.integer("total_steps");
    long needed = (run.steps() - start) / run.stepsPer(schedule.text("unit"));
    if (length < needed) {
      problems.error(
          last.place(trial, "total_steps").orElse(last.place(trial)),
          "total_steps = "
              + length
              + " ends before the run does, which needs "
              + needed
              + "; leave it out");
    }
  }
}
