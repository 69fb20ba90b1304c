package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.Run;
import dev.ablate.experiment.ScheduleLengths;
import java.util.List;
import java.util.Optional;

/** Every schedule begins before the run ends, and makes its moves before that. */
final class SchedulesTakeEffect implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    Optional<Run> run = trial.run();
    Optional<Value> schedule = trial.value("schedule");
    if (run.isEmpty() || run.get().steps() == 0 || schedule.isEmpty()) {
      return;
    }
    List<NamedSchedule> parts = NamedSchedule.of(schedule.get());
    List<ScheduleLengths.Part> placed = ScheduleLengths.in(run.get(), schedule.get());
    String end =
        trial.hasOpenBatchSize()
            ? CountText.of(run.get().epochs(), "epoch")
            : CountText.of(run.get().steps(), "update");
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0 && placed.get(i - 1).endless()) {
        return;
      }
      if (placed.get(i).start() < run.get().steps()) {
        check(trial, run.get(), parts.get(i), placed.get(i).start(), problems);
      } else {
        String name = parts.get(i).schedule().name();
        problems.warning(
            parts.get(i).place(trial), name + " never begins: the run ends after " + end);
      }
    }
  }

  private static void check(
      TrialSettings trial, Run run, NamedSchedule part, long start, Problems problems) {
    Instance schedule = part.schedule();
    String unit = schedule.text("unit");
    long stepsPerMove = run.stepsPer(unit);
    long left = (run.steps() - 1) / stepsPerMove - start / stepsPerMove + 1;
    LateMove.first(schedule, left)
        .or(() -> part.last() ? LateMove.end(schedule, left) : Optional.empty())
        .ifPresent(
            late ->
                problems.warning(
                    part.place(trial, late.parameter()).orElse(part.place(trial)),
                    late.text(left, unit)));
  }
}
