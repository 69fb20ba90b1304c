package dev.ablate.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option of commands that read or write stored trials. */
final class StoreOption {
  private static final Pattern DATABASE = Pattern.compile("(?<=[^/])\\.mv\\.db$");

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description =
          "Where trials are stored (.ablate/ablate below the current folder): what the names of all"
              + " its files begin with.")
  private Optional<Path> database = Optional.empty();

  /** A command of that store. */
  String with(String command) {
    return database.map(file -> command + " --db " + ShellWord.of(file.toString())).orElse(command);
  }

  /** Where the store lies, also if the file of its database is named. */
  Path path(Workspace workspace) {
    return database
        .map(file -> Path.of(DATABASE.matcher(file.toString()).replaceFirst("")))
        .map(workspace::resolve)
        .orElseGet(() -> workspace.hidden().resolve("ablate"));
  }
}
