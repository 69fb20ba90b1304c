package dev.ablate.cli;

import dev.ablate.data.DataProgress;
import dev.ablate.data.DataSource;
import dev.ablate.engine.ArrayTrainer;
import dev.ablate.engine.Devices;
import dev.ablate.experiment.Batches;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Precision;
import dev.ablate.store.RunStore;
import dev.ablate.sweep.Plan;
import dev.ablate.sweep.PlanJson;
import dev.ablate.sweep.RunSummary;
import dev.ablate.sweep.Runner;
import dev.ablate.trial.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @Mixin private FileArgument file;

  @Mixin private StoreOption store;

  @Mixin private PlanningOptions planning;

  @Mixin private DeviceOption device;

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

  @Option(names = "--yes", description = "Run even 1,000 trials and more.")
  private boolean yes;

  @Option(
      names = "--json",
      description = "Print JSON: \"report\", its path, and what 'trials --json' then prints.")
  private boolean json;

  @Mixin private QuietOption quiet;

  @Option(names = "-v", description = "Show every trial that ends.")
  private boolean verbose;

  RunCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    DataProgress preparing = quiet.progress(console);
    Experiment experiment = new ExperimentReader(workspace, console, preparing).read(file);
    Path database = store.path(workspace);
    try (RunStore trials = RunStore.open(database)) {
      Plan plan = planning.planner().plan(experiment, trials);
      confirm(plan);
      prepare(plan);
      long dropped = new Plans(workspace, console, preparing).dropped(file, database, plan);
      ReportFile page =
          new ReportFile(file.run(), database, workspace.report(file.path()), dropped);
      LiveReport report = new LiveReport(plan, page);
      int exitCode = run(plan, trials, report);
      report.write();
      print(page, experiment, trials);
      return exitCode;
    }
  }

  private void print(ReportFile page, Experiment experiment, RunStore trials) {
    if (json) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      result.put("report", page.target().toString());
      result.putAll(PlanJson.stored(planning.planner().plan(experiment, trials)));
      Json.write(result, console.out());
    } else {
      console.print(page.target().toString());
    }
  }

  private void confirm(Plan plan) {
    sayUnlessQuiet(new PlanText(plan).title());
    sayUnlessQuiet(new PlanText(plan).counts());
    if (plan.counts().toRun() >= MANY && !yes) {
      throw new CommandFailure(
          Exit.USAGE, Figures.count(plan.counts().toRun()) + " trials are many; add --yes");
    }
  }

  private int run(Plan plan, RunStore trials, LiveReport report) {
    if (plan.arrays().isEmpty() && plan.toMeasure().isEmpty() && plan.toPredict().isEmpty()) {
      return plan.counts().failed() > 0 ? Exit.TRIALS_FAILED : Exit.OK;
    }
    checkPrecision(plan);
    StopRequest stop = new StopRequest(console, limit(plan.experiment()));
    try (ArrayTrainer trainer =
        new ArrayTrainer(
            device.name(),
            trial -> source(trial, DataProgress.SILENT).load(),
            Clock.systemUTC(),
            checkpointPause)) {
      Plan complete = withBatchSizes(plan, trainer);
      stop.listen();
      try (Progress progress =
          Progress.of(console, quiet.isOn(), "Training", "steps", steps(complete))) {
        RunListener listener = new RunListener(plan, progress, report, stop, verbose);
        return exitCode(plan, new Runner(trainer, trials, listener).run(complete), stop);
      }
    }
  }

  private Optional<TimeLimit> limit(Experiment experiment) {
    return maxTime
        .map(time -> new TimeLimit("--max-time", time))
        .or(() -> experiment.budget().map(time -> new TimeLimit("the budget of", time)));
  }

  /** Finds what {@code batch_size = auto} leaves open and says what it found. */
  private Plan withBatchSizes(Plan plan, ArrayTrainer trainer) {
    Plan complete = plan;
    for (List<Trial> array : plan.withoutBatchSize()) {
      Trial first = array.get(0);
      sayUnlessQuiet(
          "batch_size = auto: trying sizes for trial " + first.id() + " and all of its program");
      int size = trainer.largestBatchSize(array);
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

  private void sayUnlessQuiet(String message) {
    if (!quiet.isOn()) {
      console.say(message);
    }
  }

  private void checkPrecision(Plan plan) {
    Set<Precision> precisions =
        plan.arrays().stream()
            .map(array -> array.get(0).settings().precision())
            .collect(Collectors.toSet());
    String where = Devices.resolve(device.name());
    Tf32.warning(precisions, where).ifPresent(console::say);
    Tf32.problem(precisions, where, System.getenv())
        .ifPresent(
            problem -> {
              throw new CommandFailure(Exit.MACHINE, problem);
            });
  }

  /** Does what is slow about data sets before anything is trained, and finds what is broken. */
  private void prepare(Plan plan) {
    Set<String> prepared = new HashSet<>();
    Stream<Trial> trained = plan.arrays().stream().map(array -> array.get(0));
    Stream<Trial> measured = Stream.concat(plan.toMeasure().stream(), plan.toPredict().stream());
    for (Trial trial : Stream.concat(trained, measured).toList()) {
      if (prepared.add(trial.data().contentHash())) {
        source(trial, quiet.progress(console)).prepare();
      }
    }
  }

  private DataSource source(Trial trial, DataProgress progress) {
    return workspace.data(file.path(), progress).open(trial.settings().data(), trial.data().task());
  }

  private static long steps(Plan plan) {
    return plan.arrays().stream()
        .flatMap(Collection::stream)
        .map(plan::trained)
        .mapToLong(Trial::steps)
        .sum();
  }

  private int exitCode(Plan plan, RunSummary summary, StopRequest stop) {
    if (summary.end() == RunSummary.End.NAN) {
      console.say(
          "on_nan = stop ended the sweep" + (summary.left() > 0 ? ": " + left(summary) : ""));
      return Exit.TRIALS_FAILED;
    }
    if (summary.left() > 0) {
      String over = stop.overrun().map(limit -> limit + " is over: ").orElse("");
      console.say(over + left(summary));
      return Exit.INTERRUPTED;
    }
    long failed = summary.failed() + plan.counts().failed();
    if (failed > 0) {
      console.say(Figures.count(failed, "trial") + " failed; --retry-failed tries again");
    }
    return failed > 0 ? Exit.TRIALS_FAILED : Exit.OK;
  }

  private static String left(RunSummary summary) {
    return Figures.count(summary.left(), "trial") + " left; run again to go on";
  }
}
