package dev.ablate.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of commands that read or write stored trials. */
final class StoreOption {
  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "Where trials are stored (.ablate/ablate below the current folder).")
  private Optional<Path> database = Optional.empty();

  /** A command of that store. */
  String with(String command) {
    return database.map(file -> command + " --db " + ShellWord.of(file.toString())).orElse(command);
  }

  /** Where the store lies. */
  Path path(Workspace workspace) {
    return database.map(workspace::resolve).orElseGet(() -> workspace.hidden().resolve("ablate"));
  }
}
