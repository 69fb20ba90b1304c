package dev.ablate.cli;

import dev.ablate.sweep.Plan;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.RowLabels;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan as text. */
record PlanText(Plan plan) {

  /** The title, and how many trials there are in how many arrays. */
  String title() {
    return "%s: %s, %s"
        .formatted(
            plan.experiment().title(), Figures.count(plan.trials().size(), "trial"), toRun());
  }

  /** How the number of trials to run came about. */
  String counts() {
    Plan.Counts counts = plan.counts();
    List<String> parts = new ArrayList<>();
    parts.add(Figures.count(counts.product()) + " in the product");
    if (counts.removedByWhere() > 0) {
      parts.add(Figures.count(counts.product() - counts.removedByWhere()) + " after where");
    }
    addUnlessZero(parts, counts.duplicates(), "duplicates");
    addUnlessZero(parts, counts.done(), "done");
    addUnlessZero(parts, counts.failed(), "failed before");
    parts.add(Figures.count(counts.toRun()) + " to run");
    return String.join(", ", parts);
  }

  /** What an earlier run has left of trials to run; empty where it has left nothing. */
  Optional<String> checkpoints() {
    long kept = plan.withCheckpoints();
    return kept == 0
        ? Optional.empty()
        : Optional.of(Figures.count(kept) + " of them with a checkpoint to go on from");
  }

  /** How much of it other trials have trained; empty where they have trained nothing. */
  Optional<String> taken() {
    if (plan.origins().isEmpty()) {
      return Optional.empty();
    }
    List<Trial> going =
        plan.arrays().stream()
            .flatMap(Collection::stream)
            .filter(trial -> plan.taken(trial) > 0)
            .toList();
    return going.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s of them going on where trials ended after fewer epochs: %s of %s epochs are there"
                .formatted(
                    Figures.count(going.size()),
                    Figures.count(going.stream().mapToLong(plan::taken).sum()),
                    Figures.count(going.stream().mapToLong(t -> t.settings().epochs()).sum())));
  }

  /** The state of a trial, with what is there of one to run: its own checkpoint, or epochs. */
  String state(PlannedTrial planned) {
    TrialRecord record = plan.record(planned);
    Trial trial = planned.trial();
    int taken = plan.taken(trial);
    if (taken > 0) {
      return "%s, %d of %d epochs there"
          .formatted(record.state().text(), taken, trial.settings().epochs());
    }
    return planned.array().isEmpty() || record.states().isEmpty()
        ? record.state().text()
        : record.state().text() + ", checkpoint at update " + reached(record, plan.trained(trial));
  }

  private static String reached(TrialRecord record, Trial trained) {
    String update = Figures.count(record.states().get(record.states().size() - 1).update());
    return trained.settings().hasOpenBatchSize()
        ? update
        : update + " of " + Figures.count(trained.steps());
  }

  /** What the plan's rows are called. */
  RowLabels labels() {
    return RowLabels.ofCells(plan.experiment().cells().stream());
  }

  /** The rows that a trial stands for, without its seed. */
  static String label(PlannedTrial trial, RowLabels labels) {
    return trial.placements().stream()
        .map(labels::of)
        .distinct()
        .collect(Collectors.joining(" | "));
  }

  /** Whether arrays are filled up; empty where they are not. */
  Optional<String> refills() {
    return plan.refills()
        ? Optional.of("as trials end, those of the next array take their places")
        : Optional.empty();
  }

  private String toRun() {
    int arrays = plan.arrays().size();
    int measured = plan.toMeasure().size();
    if (measured > 0 && arrays == 0) {
      return "nothing to train, metrics to compute of " + Figures.count(measured, "trial");
    }
    return arrays == 0
        ? "nothing to run"
        : Figures.count(plan.counts().toRun()) + " to run in " + Figures.count(arrays, "array");
  }

  private static void addUnlessZero(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(Figures.count(count) + " " + what);
    }
  }
}
