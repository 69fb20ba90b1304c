package dev.ablate.cli;

import dev.ablate.data.DataProgress;
import dev.ablate.store.JournalTrialStore;
import dev.ablate.store.RunFile;
import dev.ablate.sweep.Plan;
import dev.ablate.sweep.Planner;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Joins experiment files with what is stored of their trials; never creates a store.
 *
 * @param progress is told of slow work on the data sets that a file names
 */
record Plans(Workspace workspace, Console console, DataProgress progress) {

  /** The plan of a file; prints what is to be said about the file. */
  Plan read(FileArgument file, Path store, Planner planner) {
    try (JournalTrialStore trials = JournalTrialStore.toRead(store)) {
      return planner.plan(new ExperimentReader(workspace, console, progress).read(file), trials);
    }
  }

  /**
   * How many stored trials are no longer in a file: runs of it with the same settings of the
   * command line held them, and its plan does not.
   */
  long dropped(FileArgument file, Path store, Plan plan) {
    List<String> overrides = plan.experiment().overrides();
    Set<String> planned =
        plan.trials().stream().map(p -> p.trial().fingerprint()).collect(Collectors.toSet());
    try (JournalTrialStore trials = JournalTrialStore.of(store)) {
      return trials.ofRuns(run -> isOf(run, file) && run.overrides().equals(overrides)).stream()
          .filter(fingerprint -> !planned.contains(fingerprint))
          .filter(fingerprint -> trials.find(fingerprint).isPresent())
          .count();
    }
  }

  /** What is said of trials that are no longer in the file. */
  static String droppedText(long dropped) {
    return Figures.count(dropped, "stored trial") + " no longer in the file";
  }

  /** Runs name their file from the folder that they were called in, which is the store's. */
  private boolean isOf(RunFile run, FileArgument file) {
    return located(Path.of(run.source().name())).equals(located(file.path()));
  }

  private Path located(Path file) {
    return workspace.resolve(file).toAbsolutePath().normalize();
  }
}
