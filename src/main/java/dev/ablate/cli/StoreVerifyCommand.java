package dev.ablate.cli;

import dev.ablate.store.StoreCheck;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells whether a store is as it was written. */
@Command(
    name = "verify",
    description = "Compares journals, database and weights, and names what differs.",
    footer = {
      "",
      "Changes nothing. Each line says what the next run does about it, or what is left to you.",
      "After a run that was killed the database lacks what only the journals have yet.",
      "Exit codes: 0 they agree, 1 they differ, 4 a run has the store.",
      "",
      "Example: ablate store verify --db .ablate/ablate"
    })
final class StoreVerifyCommand implements Callable<Integer> {
  private final Workspace workspace;
  private final Console console;

  @Mixin private StoreOption store;

  StoreVerifyCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() {
    Path path = store.path(workspace);
    StoreCheck.Result result = StoreCheck.of(path);
    result.differences().forEach(console::print);
    if (result.differences().isEmpty()) {
      console.print(
          "%s: ok, %s and %s, journals, database and weights agree"
              .formatted(
                  path,
                  Figures.count(result.trials(), "trial"),
                  Figures.count(result.runs(), "run")));
      return Exit.OK;
    }
    console.say(
        Figures.count(result.differences().size(), "difference")
            + (result.ofRecords()
                ? "; ablate store rebuild mends journals and database without a run"
                : ""));
    return Exit.STORE_DIFFERS;
  }
}
