package dev.ablate.cli;

import dev.ablate.engine.ArrayTrainer;
import dev.ablate.sweep.Plan;
import dev.ablate.sweep.PlanJson;
import dev.ablate.sweep.WidthMeasurement;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.RowLabels;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what a run would do. */
@Command(
    name = "plan",
    description = {
      "Lists the trials that a run would train, in order and in their arrays.",
      "With --jobs 2 and more a run begins the longest of a seed's arrays first."
    },
    footer = {
      "",
      "--json prints {\"experiment\", \"counts\": {\"product\", \"removed_by_where\","
          + " \"duplicates\", \"done\",",
      "\"failed\", \"to_run\"}, \"trials\": [{\"id\", \"variants\", \"seed\","
          + " \"axes\", \"settings\", \"parameters\",",
      "\"array\", \"state\"}]}, the array null for what is not to run.",
      "--calibrate --json adds \"calibration\": {\"device\", \"seconds\", \"bytes\", \"programs\":"
          + " [{\"trial\",",
      "\"parameters\", \"batch_size\", \"arrays\", \"width\", \"update_seconds\","
          + " \"validation_seconds\",",
      "\"test_seconds\", \"bytes\", \"seconds\"}]}: \"trial\" is one of the program's.",
      "",
      "Example: ablate plan experiments/quickstart.exp"
    })
final class PlanCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 2000;

  private final Workspace workspace;
  private final Console console;

  @Mixin private FileArgument file;

  @Mixin private StoreOption store;

  @Mixin private PlanningOptions planning;

  @Mixin private QuietOption quiet;

  @Option(
      names = "-v",
      description = "List every trial and every architecture, also where they are many.")
  private boolean verbose;

  @Option(
      names = "--calibrate",
      description =
          "Train some steps of each program, keep nothing of them, and say how long the run would"
              + " take and how much memory; a few seconds a program.")
  private boolean calibrate;

  @Mixin private DeviceOption device;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  PlanCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() {
    Plan known =
        new Plans(workspace, console, quiet.progress(console))
            .read(file, store.path(workspace), planning.planner(device));
    Optional<Forecast> forecast = calibrate ? Optional.of(forecast(known)) : Optional.empty();
    Plan plan = forecast.map(Forecast::plan).orElse(known);
    if (json) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>(PlanJson.planned(plan));
      forecast.ifPresent(f -> result.put("calibration", f.json()));
      Json.write(result, console.out());
    } else {
      print(plan, forecast);
    }
    return Exit.OK;
  }

  private Forecast forecast(Plan plan) {
    Preparation preparation = new Preparation(workspace, file, console, quiet, device.name());
    preparation.prepareData(plan);
    try (ArrayTrainer trainer =
        new ArrayTrainer(
            device.name(), preparation.data()::of, Clock.systemUTC(), ArrayTrainer.PAUSE)) {
      Tf32.warningHere(Preparation.precisions(plan), trainer.device()).ifPresent(console::say);
      Plan complete = preparation.withBatchSizes(plan, trainer);
      Plan measured = new WidthMeasurement(trainer, found -> {}, () -> false).of(complete);
      return Forecast.of(measured, trainer, trainer.device());
    }
  }

  private void print(Plan plan, Optional<Forecast> forecast) {
    PlanText text = new PlanText(plan);
    console.print(text.title());
    console.print(text.counts());
    text.checkpoints().ifPresent(console::print);
    text.taken().ifPresent(console::print);
    text.refills().ifPresent(console::print);
    new WidthText(plan).lines(verbose).forEach(console::print);
    Architectures architectures = Architectures.of(plan.experiment().cells());
    console.print(architectures.summary());
    architectures.memory(verbose).forEach(console::print);
    forecast.ifPresent(f -> f.lines().forEach(console::print));
    console.print("");
    RowLabels labels = text.labels();
    TextTable table =
        new TextTable().row("trial", "array", "state", "parameters", "seed", "setting");
    int trials = plan.trials().size();
    int shown = trials > MOST_SHOWN && !verbose ? MOST_SHOWN / 2 : trials;
    plan.trials().subList(0, shown).forEach(trial -> table.row(row(text, trial, labels)));
    if (shown < trials) {
      plan.trials()
          .subList(trials - shown, trials)
          .forEach(trial -> table.row(row(text, trial, labels)));
    }
    List<String> lines = table.lines();
    lines.subList(0, shown + 1).forEach(console::print);
    if (shown < trials) {
      console.print("... " + Figures.count(trials - 2L * shown) + " more; -v lists all");
      lines.subList(shown + 1, lines.size()).forEach(console::print);
    }
  }

  private static String[] row(PlanText text, PlannedTrial planned, RowLabels labels) {
    return new String[] {
      planned.trial().id(),
      planned.array().isPresent() ? Integer.toString(planned.array().getAsInt()) : "-",
      text.state(planned),
      Figures.count(planned.trial().network().parameters()),
      Long.toString(planned.trial().settings().seed()),
      PlanText.label(planned, labels)
    };
  }
}
