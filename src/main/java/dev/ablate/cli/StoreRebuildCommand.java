package dev.ablate.cli;

import dev.ablate.store.StoreRebuild;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the database anew from the journals. */
@Command(
    name = "rebuild",
    description = "Makes the database anew from the journals.",
    footer = {
      "",
      "The old file is kept beside it, ending in .old. Trials that only the database has, in rows",
      "that are as they were written, get their journals back first.",
      "",
      "Example: ablate store rebuild --db .ablate/ablate"
    })
final class StoreRebuildCommand implements Callable<Integer> {
  private final Workspace workspace;
  private final Console console;

  @Mixin private StoreOption store;

  StoreRebuildCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() {
    Path path = store.path(workspace);
    Path old =
        StoreRebuild.run(path)
            .orElseThrow(() -> new CommandFailure(Exit.USAGE, "nothing is stored in " + path));
    console.print("%s: made anew; the old database is %s".formatted(path, old));
    return Exit.OK;
  }
}
