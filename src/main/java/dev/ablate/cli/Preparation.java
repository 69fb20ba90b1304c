package dev.ablate.cli;

import dev.ablate.data.DataProgress;
import dev.ablate.data.DataSource;
import dev.ablate.experiment.Batches;
import dev.ablate.experiment.Precision;
import dev.ablate.sweep.LostWorkers;
import dev.ablate.sweep.Plan;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialTrainer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands between a plan and its training.
 *
 * @param device as the user wrote it
 */
record Preparation(
    Workspace workspace, FileArgument file, Console console, QuietOption quiet, String device) {

  /** Does what is slow about data sets before anything is trained, and finds what is broken. */
  void prepareData(Plan plan) {
    Set<String> prepared = new HashSet<>();
    Stream<Trial> trained = plan.arrays().stream().map(array -> array.get(0));
    Stream<Trial> measured = Stream.concat(plan.toMeasure().stream(), plan.toPredict().stream());
    for (Trial trial : Stream.concat(trained, measured).toList()) {
      if (prepared.add(trial.data().contentHash())) {
        source(trial, quiet.progress(console)).prepare();
      }
    }
  }

  /** Loads the data sets of trials. */
  TrialData data() {
    return new TrialData(workspace.data(file.path(), DataProgress.SILENT));
  }

  private DataSource source(Trial trial, DataProgress progress) {
    return workspace.data(file.path(), progress).open(trial.settings().data(), trial.data().task());
  }

  /** The precisions of the trials to run. */
  static Set<Precision> precisions(Plan plan) {
    return plan.arrays().stream()
        .map(array -> array.get(0).settings().precision())
        .collect(Collectors.toSet());
  }

  /** Finds what {@code batch_size = auto} leaves open and says what it found. */
  Plan withBatchSizes(Plan plan, TrialTrainer trainer) {
    Plan complete = plan;
    for (List<Trial> array : plan.withoutBatchSize()) {
      Trial first = array.get(0);
      sayUnlessQuiet(
          "batch_size = auto: trying sizes for trial " + first.id() + " and all of its program");
      int size = LostWorkers.retried(first, () -> trainer.largestBatchSize(array), console::say);
      sayUnlessQuiet(
          "batch_size = auto: %s of %s, the largest power of two up to %s that fits"
              .formatted(
                  Figures.count(size),
                  Figures.count(first.data().trainRows(), "training row"),
                  Figures.count(Batches.LARGEST)));
      complete = complete.withBatchSize(first, size);
    }
    return complete;
  }

  /** A message that is only for who watches. */
  void sayUnlessQuiet(String message) {
    if (!quiet.isOn()) {
      console.say(message);
    }
  }
}
