package dev.ablate.cli;

import picocli.CommandLine.Option;

/** The option of commands that train. */
final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "auto, cpu, cuda or cuda:1 (${DEFAULT-VALUE}).",
      defaultValue = "auto")
  private String name;

  /** As the user wrote it. */
  String name() {
    return name;
  }
}
