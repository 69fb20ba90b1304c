package dev.ablate.cli;

import dev.ablate.data.DataProgress;
import dev.ablate.engine.ArrayTrainer;
import dev.ablate.experiment.Experiment;
import dev.ablate.store.RunStore;
import dev.ablate.sweep.Plan;
import dev.ablate.sweep.PlanJson;
import dev.ablate.sweep.RunSummary;
import dev.ablate.sweep.Runner;
import dev.ablate.trial.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains what is missing. */
@Command(
    name = "run",
    description = "Runs what is missing, shows progress, writes the report and prints its path.",
    footer = {"", "Example: ablate run experiments/quickstart.exp --device auto"})
final class RunCommand implements Callable<Integer> {
  private static final int MANY = 1000;

  private final Workspace workspace;
  private final Console console;
  private final Trainers trainers;

  @Mixin private FileArgument file;

  @Mixin private StoreOption store;

  @Mixin private PlanningOptions planning;

  @Mixin private DeviceOption device;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Train in so many processes at once (1), each with a GPU in turn, or on a CPU with one"
              + " thread. Of a seed's arrays the longest are then begun first, so that none is left"
              + " to one process at the end.",
      converter = Count.class)
  private int jobs = 1;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      description =
          "Stop after this long, as Ctrl-C does: 90s, 30m, 8h; default: the file's budget.",
      converter = Durations.class)
  private Optional<Duration> maxTime = Optional.empty();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      description =
          "Keep how far training has come at least this long apart, 60s by default; 0s: all the"
              + " time.",
      converter = Durations.class)
  private Duration checkpointPause = ArrayTrainer.PAUSE;

  @Option(
      names = "--keep-ends",
      paramLabel = "SIZE",
      description =
          "Keep where the training of trials ended, so that the same with more epochs go on from"
              + " there, in at most so many bytes of disk and a tenth of what is free; the oldest"
              + " go first: 500MB, 4GB (the default), 0 for none.",
      converter = Sizes.class)
  private long mostOfEnds = RunStore.ENDS;

  @Option(names = "--yes", description = "Run even 1,000 trials and more.")
  private boolean yes;

  @Option(
      names = "--json",
      description = "Print JSON: \"report\", its path, and what 'trials --json' then prints.")
  private boolean json;

  @Mixin private QuietOption quiet;

  @Option(names = "-v", description = "Show every trial that ends.")
  private boolean verbose;

  RunCommand(Workspace workspace, Console console, Trainers trainers) {
    this.workspace = workspace;
    this.console = console;
    this.trainers = trainers;
  }

  @Override
  public Integer call() {
    StopRequest stop = StopRequest.listening(console);
    DataProgress preparing = quiet.progress(console);
    Experiment experiment = new ExperimentReader(workspace, console, preparing).read(file);
    Path database = store.path(workspace);
    try (RunStore trials = RunStore.open(database, mostOfEnds)) {
      Plan plan = planning.planner(device).plan(experiment, trials).atRest();
      confirm(plan);
      DiskSpace.of(database)
          .problem(plan)
          .ifPresent(
              problem -> {
                throw CommandFailure.machine(problem);
              });
      preparation().prepareData(plan);
      long dropped = new Plans(workspace, console, preparing).dropped(file, database, plan);
      ReportFile page =
          new ReportFile(
              store.with(file.run()),
              store.with("./ablate show"),
              database,
              workspace.report(file.path()),
              dropped);
      LiveReport report = new LiveReport(plan, page);
      int exitCode = reported(report, () -> run(plan, trials, report, stop));
      print(page, experiment, trials);
      return exitCode;
    }
  }

  private Preparation preparation() {
    return new Preparation(workspace, file, console, quiet, device.name());
  }

  /** Whatever ends the run, there is a report of it. */
  private static int reported(LiveReport report, IntSupplier run) {
    boolean ended = false;
    try {
      int exitCode = run.getAsInt();
      ended = true;
      report.end();
      return exitCode;
    } finally {
      if (!ended) {
        report.endIfPossible();
      }
    }
  }

  private void print(ReportFile page, Experiment experiment, RunStore trials) {
    if (json) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      result.put("report", page.target().toString());
      result.putAll(PlanJson.stored(planning.planner().plan(experiment, trials).atRest()));
      Json.write(result, console.out());
    } else {
      console.print(page.target().toString());
    }
  }

  private void confirm(Plan plan) {
    PlanText text = new PlanText(plan);
    preparation().sayUnlessQuiet(text.title());
    preparation().sayUnlessQuiet(text.counts());
    text.checkpoints().ifPresent(preparation()::sayUnlessQuiet);
    text.taken().ifPresent(preparation()::sayUnlessQuiet);
    if (plan.counts().toRun() >= MANY && !yes) {
      throw new CommandFailure(
          Exit.USAGE, Figures.count(plan.counts().toRun()) + " trials are many; add --yes");
    }
  }

  private int run(Plan plan, RunStore trials, LiveReport report, StopRequest stop) {
    if (plan.arrays().isEmpty() && plan.toMeasure().isEmpty() && plan.toPredict().isEmpty()) {
      return new RunEnd(console, plan, stop).withoutTraining();
    }
    Preparation preparation = preparation();
    stop.limit(limit(plan.experiment()));
    try (OpenTrainers open =
        OpenTrainers.open(processes(plan), trainers.of(plan, preparation, checkpointPause))) {
      Tf32.warning(Preparation.precisions(plan), open.first().device()).ifPresent(console::say);
      Plan complete = preparation.withBatchSizes(plan, open.first());
      stop.training();
      RunSummary summary = train(complete, open, trials, report, stop);
      return new RunEnd(console, plan, stop).exitCode(summary);
    }
  }

  private RunSummary train(
      Plan plan, OpenTrainers open, RunStore trials, LiveReport report, StopRequest stop) {
    try (Progress progress = Progress.of(console, quiet.isOn(), "Training", "steps", steps(plan))) {
      RunListener listener = new RunListener(plan, progress, report, stop, verbose);
      BugReports bugs = new BugReports(new BugReport(workspace, "run " + file.path()));
      return new Runner(open.all(), trials, listener, bugs).run(plan);
    }
  }

  /** None is to be without a trial. */
  private int processes(Plan plan) {
    int cores = Runtime.getRuntime().availableProcessors();
    if (jobs > cores) {
      console.say("warning: --jobs %d: this machine has %d cores".formatted(jobs, cores));
    }
    return (int) Math.max(1, Math.min(jobs, plan.counts().toRun()));
  }

  private Optional<TimeLimit> limit(Experiment experiment) {
    return maxTime
        .map(time -> new TimeLimit("--max-time", time))
        .or(() -> experiment.budget().map(time -> new TimeLimit("the budget of", time)));
  }

  private static long steps(Plan plan) {
    return plan.arrays().stream()
        .flatMap(Collection::stream)
        .map(plan::trained)
        .mapToLong(Trial::steps)
        .sum();
  }
}
