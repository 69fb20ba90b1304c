package dev.ablate.cli;

import dev.ablate.trial.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: one line a component. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return Versions.all().entrySet().stream()
        .map(version -> version.getKey() + " " + version.getValue())
        .toArray(String[]::new);
  }
}
