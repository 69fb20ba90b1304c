package dev.ablate.cli;

import dev.ablate.sweep.Plan;
import dev.ablate.sweep.worker.WorkerCommand;
import dev.ablate.sweep.worker.WorkerLimits;
import dev.ablate.sweep.worker.WorkerSetup;
import dev.ablate.sweep.worker.WorkerTrainer;
import dev.ablate.trial.TrialTrainer;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;

/** Opens what trains the trials of a plan. */
interface Trainers {
  /** Each trainer has a process of its own: this one never loads libtorch. */
  Trainers WORKERS = workers(WorkerMain.class, WorkerLimits.STANDARD);

  /**
   * What opens one more, by its number from 0 of those that train at once.
   *
   * @param pause the least time between two checkpoints of an array
   */
  IntFunction<TrialTrainer> of(Plan plan, Preparation preparation, Duration pause);

  /**
   * Worker processes.
   *
   * @param main their entry point
   * @param limits by which they are taken to hang
   */
  static Trainers workers(Class<?> main, WorkerLimits limits) {
    return (plan, preparation, pause) -> {
      WorkerCommand command = new WorkerCommand(main.getName(), preparation.workspace().hidden());
      Map<String, Integer> cells = plan.cells();
      return number ->
          new WorkerTrainer(
              command,
              setup(plan, preparation, pause, number),
              cells,
              limits,
              preparation.console()::say);
    };
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
