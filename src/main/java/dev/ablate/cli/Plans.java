package dev.ablate.cli;

import dev.ablate.store.JournalTrialStore;
import dev.ablate.sweep.Plan;
import dev.ablate.sweep.Planner;
import java.nio.file.Path;

/** Joins experiment files with what is stored of their trials; never creates a store. */
record Plans(Workspace workspace, Console console) {

  /** The plan of a file; prints what is to be said about the file. */
  Plan read(FileArgument file, Path store, Planner planner) {
    try (JournalTrialStore trials = JournalTrialStore.of(store)) {
      return planner.plan(
          new ExperimentReader(workspace, console, Progress.ofData(console, false)).read(file),
          trials);
    }
  }
}
