package dev.ablate.cli;

import dev.ablate.sweep.Plan;
import dev.ablate.sweep.Planner;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.RowLabels;
import dev.ablate.trial.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws the learning rates of an experiment, or prints them. */
@Command(
    name = "lr",
    description = {
      "Shows the learning rate (and momentum, where scheduled) of every update.",
      "Under ReduceLROnPlateau that is the rate as long as it does not fall."
    },
    footer = {
      "",
      "--json prints {\"trials\": [{\"id\", \"lr\": [one number an update],"
          + " \"momentum\": the same or null}]}.",
      "",
      "Example: ablate lr experiments/quickstart.exp"
    })
final class LrCommand implements Callable<Integer> {
  private static final int COLUMNS = 72;
  private static final int ROWS = 8;

  private final Workspace workspace;
  private final Console console;

  @Mixin private FileArgument file;

  @Mixin private StoreOption store;

  @Mixin private QuietOption quiet;

  @Option(names = "--json", description = "Print the numbers as JSON.")
  private boolean json;

  LrCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() {
    Plan plan =
        new Plans(workspace, console, quiet.progress(console))
            .read(file, store.path(workspace), new Planner(OptionalInt.empty(), false));
    if (json) {
      console.print(
          Json.text(
              Map.of(
                  "trials",
                  plan.trials().stream()
                      .map(planned -> curves(plan, planned).json(planned.trial().id()))
                      .toList())));
    } else {
      RowLabels labels = new PlanText(plan).labels();
      plan.trials().stream()
          .collect(
              Collectors.groupingBy(
                  planned -> curves(plan, planned), LinkedHashMap::new, Collectors.toList()))
          .forEach((curves, trials) -> draw(curves, trials, labels));
    }
    return Exit.OK;
  }

  private static RateCurves curves(Plan plan, PlannedTrial planned) {
    Trial trial = plan.trained(planned.trial());
    if (trial.settings().hasOpenBatchSize()) {
      throw new CommandFailure(
          Exit.USAGE,
          "batch_size = auto is found by the first run; write --set batch_size=256 to see the"
              + " rates of that size");
    }
    return RateCurves.of(trial);
  }

  private void draw(RateCurves curves, List<PlannedTrial> trials, RowLabels labels) {
    trials.stream()
        .flatMap(planned -> planned.placements().stream())
        .map(labels::of)
        .distinct()
        .forEach(console::print);
    draw("lr", curves.lr());
    if (curves.untilPlateau()) {
      console.print("until ReduceLROnPlateau lowers it, as metrics say");
    }
    if (!curves.momentum().isEmpty()) {
      draw("momentum", curves.momentum());
    }
    console.print("");
  }

  private void draw(String name, List<Double> values) {
    String updates = " for " + Figures.count(values.size(), "update");
    if (values.stream().distinct().count() == 1) {
      console.print(name + " " + Figures.rate(values.get(0)) + updates);
    } else {
      console.print(name + updates);
      new BrailleChart(values, COLUMNS, ROWS).lines().forEach(console::print);
    }
  }
}
