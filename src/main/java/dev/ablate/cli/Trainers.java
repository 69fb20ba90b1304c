package dev.ablate.cli;

import dev.ablate.sweep.Plan;
import dev.ablate.sweep.worker.WorkerCommand;
import dev.ablate.sweep.worker.WorkerLimits;
import dev.ablate.sweep.worker.WorkerSetup;
import dev.ablate.sweep.worker.WorkerTrainer;
import dev.ablate.trial.TrialTrainer;
import java.time.Duration;

/** Opens what trains the trials of a plan. */
interface Trainers {
  /** Each trainer has a process of its own: this one never loads libtorch. */
  Trainers WORKERS = workers(WorkerLimits.STANDARD);

  /**
   * Opens one more.
   *
   * @param pause the least time between two checkpoints of an array
   * @param number from 0, of those that train at once
   */
  TrialTrainer open(Plan plan, Preparation preparation, Duration pause, int number);

  /** Worker processes that are taken to hang by these limits. */
  static Trainers workers(WorkerLimits limits) {
    return (plan, preparation, pause, number) ->
        new WorkerTrainer(
            new WorkerCommand(
                WorkerMain.class.getName(), preparation.workspace().hidden()),
            setup(plan, preparation, pause, number),
            plan.cells(),
            limits,
            preparation.console()::say);
  }

  private static WorkerSetup setup(Plan plan, Preparation preparation, Duration pause, int number) {
    Workspace workspace = preparation.workspace();
    return new WorkerSetup(
        plan.experiment().source().name(),
        plan.experiment().source().text(),
        plan.experiment().overrides(),
        workspace.folderOf(preparation.file().path()).toString(),
        workspace.cache().toAbsolutePath().toString(),
        preparation.device(),
        number,
        pause.toMillis());
  }
}
