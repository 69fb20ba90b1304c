package dev.ablate.cli;

import dev.ablate.data.DataProgress;
import picocli.CommandLine.Option;

/** The option of commands that may have slow work to do. */
final class QuietOption {
  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  /** Whether no progress is shown. */
  boolean isOn() {
    return quiet;
  }

  /** Who is told of slow work on data sets. */
  DataProgress progress(Console console) {
    return Progress.ofData(console, quiet);
  }
}
