package dev.ablate.cli;

import dev.ablate.sweep.Plan;
import dev.ablate.sweep.PlanJson;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.RowLabels;
import dev.ablate.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what is stored of an experiment's trials. */
@Command(
    name = "trials",
    description = "Lists the trials of a file with their results.",
    footer = {
      "",
      MonitorHelp.TEXT,
      "",
      "--json prints what 'plan --json' does, and of each trial \"metrics\" (at the best epoch),",
      "\"epochs\": [{\"epoch\", \"lr\", metrics, \"seconds\"}], \"origin\" (the trial"
          + " whose first epochs it has,",
      "as {\"trial\", \"epochs\"}), \"best_epoch\", \"started\", \"finished\","
          + " \"device\", \"batch_size\" (found for",
      "auto), \"attempts\" and \"error\"; null where there is none.",
      "",
      "Example: ablate trials experiments/quickstart.exp --json"
    })
final class TrialsCommand implements Callable<Integer> {
  private final Workspace workspace;
  private final Console console;

  @Mixin private FileArgument file;

  @Mixin private StoreOption store;

  @Mixin private PlanningOptions planning;

  @Mixin private QuietOption quiet;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  TrialsCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() {
    Plans plans = new Plans(workspace, console, quiet.progress(console));
    Plan plan = plans.read(file, store.path(workspace), planning.planner());
    if (json) {
      Json.write(PlanJson.stored(plan), console.out());
    } else {
      table(plan).lines().forEach(console::print);
      long dropped = plans.dropped(file, store.path(workspace), plan);
      if (dropped > 0) {
        console.print(Plans.droppedText(dropped));
      }
    }
    return Exit.OK;
  }

  private static TextTable table(Plan plan) {
    List<String> metrics =
        plan.trials().stream()
            .flatMap(trial -> plan.record(trial).metrics().keySet().stream())
            .filter(metric -> !metric.startsWith("train_"))
            .distinct()
            .toList();
    List<String> head = new ArrayList<>(List.of("trial", "state", "best epoch"));
    head.addAll(metrics);
    head.addAll(List.of("seed", "setting"));
    TextTable table = new TextTable().row(head);
    RowLabels labels = new PlanText(plan).labels();
    for (PlannedTrial trial : plan.trials()) {
      table.row(row(trial, plan.record(trial), metrics, PlanText.label(trial, labels)));
    }
    return table;
  }

  private static List<String> row(
      PlannedTrial planned, TrialRecord record, List<String> metrics, String label) {
    List<String> row = new ArrayList<>();
    row.add(planned.trial().id());
    row.add(record.state().text());
    row.add(record.bestEpoch().isPresent() ? Integer.toString(record.bestEpoch().getAsInt()) : "-");
    for (String metric : metrics) {
      Double value = record.metrics().get(metric);
      row.add(value == null ? "-" : Figures.metric(value));
    }
    row.add(Long.toString(planned.trial().settings().seed()));
    row.add(label + record.error().map(error -> ": " + error).orElse(""));
    return row;
  }
}
