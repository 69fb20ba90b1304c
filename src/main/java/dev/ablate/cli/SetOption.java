package dev.ablate.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The option of commands that read experiment files: what replaces settings of them. */
final class SetOption {
  @Option(
      names = "--set",
      paramLabel = "path=value",
      description = "Replaces a setting of the file in every block, or a let; may be given again.")
  private List<String> settings = List.of();

  /** Each as it was given: {@code optimizer.lr=3e-4}. */
  List<String> settings() {
    return settings;
  }
}
