package dev.ablate.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The experiment file of a command. */
final class FileArgument {
  @Parameters(paramLabel = "FILE", description = "An experiment file.")
  private Path path;

  @Mixin private SetOption given;

  /** As the user wrote it. */
  Path path() {
    return path;
  }

  /** What replaces settings of the file. */
  List<String> settings() {
    return given.settings();
  }

  /** The command line that runs it. */
  String run() {
    String options =
        settings().stream()
            .map(setting -> " --set " + ShellWord.of(setting))
            .collect(Collectors.joining());
    return "./ablate run " + ShellWord.of(path.toString()) + options;
  }
}
