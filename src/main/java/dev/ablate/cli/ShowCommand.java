package dev.ablate.cli;

import dev.ablate.catalog.Numbers;
import dev.ablate.data.DataSet;
import dev.ablate.engine.LayerMeasures;
import dev.ablate.store.JournalTrialStore;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Monitor;
import dev.ablate.trial.Origin;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialJson;
import dev.ablate.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints one stored trial. */
@Command(
    name = "show",
    description = "Shows one trial: settings, metrics, log of epochs, error.",
    footer = {
      "",
      MonitorHelp.TEXT,
      "",
      "--json prints the trial as 'trials --json' has it; with --layers {\"layers\": [{\"path\",",
      "\"layer\", \"output\", \"parameters\", \"multiply_adds\", \"time_share\", \"mean\","
          + " \"deviation\",",
      "\"zeros\"}]}, shares from 0 to 1.",
      "",
      "Example: ablate show 9f2c1a"
    })
final class ShowCommand implements Callable<Integer> {
  private final Workspace workspace;
  private final Console console;

  @Mixin private TrialArgument argument;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--program",
      description = "Print the TorchScript program that trains the trial alone.")
  private boolean program;

  @Option(
      names = "--layers",
      description =
          "Print a table of the layers: what each gives, its parameters, the multiply-adds of one"
              + " example, its share of the time forward and backward, and mean, deviation and"
              + " share of zeros of its output. Measured on one batch, with the weights of the best"
              + " epoch.")
  private boolean layers;

  @Mixin private DeviceOption device;

  @Mixin private QuietOption quiet;

  ShowCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (program && (json || layers)) {
      throw new CommandFailure(
          Exit.USAGE, "--program prints the program alone; leave out --json and --layers");
    }
    try (JournalTrialStore trials = JournalTrialStore.toRead(argument.database(workspace))) {
      StoredTrial trial = argument.find(trials, workspace);
      if (program) {
        TrialSource source = TrialSource.of(trial, trials, workspace, quiet.progress(console));
        console.print(new ProgramText(source, trials.widths()).text().stripTrailing());
      } else if (layers) {
        print(layers(trial, trials));
      } else if (json) {
        console.print(Json.text(TrialJson.stored(trial)));
      } else {
        print(trial);
      }
    }
    return Exit.OK;
  }

  private LayerTable layers(StoredTrial stored, JournalTrialStore trials) {
    Checkpoint weights = StoredWeights.of(stored, trials);
    TrialSource source = TrialSource.of(stored, trials, workspace, quiet.progress(console));
    Trial trial = source.trial();
    DataSet data = source.data(trial);
    int rows = Math.min(trial.settings().batchSize(), data.train().rows());
    return new LayerTable(LayerMeasures.of(trial.network(), weights, data, rows, device.name()));
  }

  private void print(LayerTable table) {
    if (json) {
      console.print(Json.text(Map.of("layers", table.json())));
    } else {
      table.lines().forEach(console::print);
    }
  }

  private void print(StoredTrial trial) {
    TrialRecord record = trial.record();
    TextTable head = new TextTable();
    head.row("trial", trial.id()).row("state", record.state().text());
    trial
        .stoppedEarly()
        .ifPresent(
            epoch ->
                head.row(
                    "ended early",
                    "after epoch %d of %s".formatted(epoch, trial.settings().get("epochs"))));
    head.row("parameters", Figures.count(trial.parameters()));
    record.device().ifPresent(device -> head.row("device", device));
    record
        .batchSize()
        .ifPresent(size -> head.row("batch size", Figures.count(size) + " rows, found for auto"));
    record.started().ifPresent(time -> head.row("started", time.toString()));
    record.finished().ifPresent(time -> head.row("finished", time.toString()));
    record.origin().ifPresent(origin -> head.row("epochs 1 to " + origin.epochs(), of(origin)));
    record.warnings().forEach(warning -> head.row("warning", warning));
    record.error().ifPresent(error -> head.row("error", error));
    section("", head);
    section("settings", settings(trial));
    record.bestEpoch().ifPresent(best -> section("metrics of epoch " + best, metrics(record)));
    if (!record.epochs().isEmpty()) {
      section("epochs", epochs(record.epochs()));
    }
  }

  private static String of(Origin origin) {
    return "of trial %s, which differs in epochs alone".formatted(origin.id());
  }

  private void section(String title, TextTable table) {
    if (!title.isEmpty()) {
      console.print("");
      console.print(title);
    }
    table.lines().forEach(line -> console.print("  " + line));
  }

  private static TextTable settings(StoredTrial trial) {
    TextTable table = new TextTable();
    trial.settings().forEach((path, value) -> table.row(path, Figures.setting(value)));
    return table;
  }

  private static TextTable metrics(TrialRecord record) {
    TextTable table = new TextTable();
    record.metrics().forEach((name, value) -> table.row(name, Figures.metric(value)));
    return table;
  }

  private static TextTable epochs(List<EpochRecord> epochs) {
    TextTable table = new TextTable();
    List<String> names = new ArrayList<>(epochs.get(0).metrics().keySet());
    List<String> head = new ArrayList<>(List.of("epoch", "lr"));
    head.addAll(names);
    head.add("seconds");
    table.row(head);
    for (EpochRecord epoch : epochs) {
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(epoch.epoch()));
      row.add(Figures.rate(epoch.lr()));
      names.forEach(name -> row.add(logged(name, epoch.metrics().getOrDefault(name, Double.NaN))));
      row.add(Figures.seconds(epoch.seconds()));
      table.row(row);
    }
    return table;
  }

  /** A loss scale is a power of two, in all its digits. */
  private static String logged(String name, double value) {
    if (name.equals(Monitor.LOSS_SCALE.text())) {
      return Numbers.text(value);
    }
    return Monitor.isText(name) ? Figures.rate(value) : Figures.metric(value);
  }
}
