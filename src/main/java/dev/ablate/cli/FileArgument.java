package dev.ablate.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The experiment file of a command. */
final class FileArgument {
  @Parameters(paramLabel = "FILE", description = "An experiment file.")
  private Path path;

  /** As the user wrote it. */
  Path path() {
    return path;
  }
}
