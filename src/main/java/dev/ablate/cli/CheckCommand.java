package dev.ablate.cli;

import dev.ablate.check.Checked;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Network;
import dev.ablate.trial.Fingerprint;
import dev.ablate.trial.NetworkText;
import dev.ablate.trial.TrialDigest;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks files without running anything. */
@Command(
    name = "check",
    description = "Prints all errors and warnings of experiment files.",
    footer = {"", "Example: ablate check experiments/*.exp"})
final class CheckCommand implements Callable<Integer> {
  private final ExperimentReader reader;
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Experiment files.")
  private List<Path> files = List.of();

  CheckCommand(Workspace workspace, Console console) {
    this.reader = new ExperimentReader(workspace, console, Progress.ofData(console, false));
    this.console = console;
  }

  @Override
  public Integer call() {
    int exitCode = Exit.OK;
    for (Path file : files) {
      Checked checked = reader.check(file, List.of());
      if (checked.hasErrors()) {
        exitCode = Exit.FILE_ERRORS;
      } else {
        console.print(file + ": ok" + checked.experiment().map(CheckCommand::summary).orElse(""));
      }
    }
    return exitCode;
  }

  private static String summary(Experiment experiment) {
    Collection<Network> architectures = architectures(experiment);
    String parameters =
        architectures.stream()
            .map(network -> Figures.count(network.parameters()))
            .collect(Collectors.joining(", "));
    return ", %s, %s (%s parameters)"
        .formatted(
            Figures.count(trials(experiment), "trial"),
            Figures.count(architectures.size(), "architecture"),
            parameters);
  }

  /** How many trials there are; equal ones are one. */
  private static int trials(Experiment experiment) {
    TrialDigest digest = Fingerprint.digest();
    Set<String> fingerprints = new HashSet<>();
    for (Cell cell : experiment.cells()) {
      fingerprints.add(digest.of(cell.settings(), cell.network(), cell.data()));
    }
    return fingerprints.size();
  }

  /** One network of each architecture; what may differ within an array makes no new one. */
  private static Collection<Network> architectures(Experiment experiment) {
    Set<Network> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<String, Network> networks = new LinkedHashMap<>();
    for (Cell cell : experiment.cells()) {
      if (distinct.add(cell.network())) {
        networks.putIfAbsent(NetworkText.shared(cell.network()), cell.network());
      }
    }
    return networks.values();
  }
}
