package dev.ablate.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of {@code ./ablate}. */
@Command(
    name = "ablate",
    mixinStandardHelpOptions = true,
    description = "Runs deep-learning experiments written in .exp files.")
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
