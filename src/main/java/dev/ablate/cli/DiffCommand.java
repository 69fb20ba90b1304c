package dev.ablate.cli;

import dev.ablate.store.JournalTrialStore;
import dev.ablate.trial.StoredTrial;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints how two stored trials differ. */
@Command(
    name = "diff",
    description = "Compares two trials: settings that differ first, then results that differ.",
    footer = {
      "",
      "--json prints {\"trials\": [two ids], \"settings\": {path: {\"left\", \"right\"}},"
          + " \"results\":",
      "{name: {\"left\", \"right\"}}, \"metrics\": {name: {\"left\", \"right\", \"difference\"}}}:"
          + " what",
      "differs alone; null where a trial has none, the difference is right - left.",
      "",
      "Example: ablate diff 9f2c1a 40be07"
    })
final class DiffCommand implements Callable<Integer> {
  private final Workspace workspace;
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "TRIAL",
      description = "An id, or as much of it as is unique.")
  private String first;

  @Parameters(index = "1", paramLabel = "TRIAL", description = "The other one.")
  private String second;

  @Mixin private StoreOption store;

  @Option(names = "-v", description = "Show settings that both trials have, too.")
  private boolean verbose;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DiffCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() {
    Path database = store.path(workspace);
    try (JournalTrialStore trials = JournalTrialStore.toRead(database)) {
      StoredTrial left = TrialArgument.find(first, trials, database);
      TrialDiff diff = new TrialDiff(left, TrialArgument.find(second, trials, database));
      if (json) {
        console.print(Json.text(diff.json()));
      } else {
        diff.lines(verbose).forEach(console::print);
      }
    }
    return Exit.OK;
  }
}
