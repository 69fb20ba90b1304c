package dev.ablate.cli;

import dev.ablate.check.Checked;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.trial.Fingerprint;
import dev.ablate.trial.TrialDigest;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
        print(file, checked.experiment());
      }
    }
    return exitCode;
  }

  private void print(Path file, Optional<Experiment> experiment) {
    if (experiment.isEmpty()) {
      console.print(file + ": ok");
      return;
    }
    Architectures architectures = Architectures.of(experiment.get().cells());
    console.print(
        "%s: ok, %s, %s"
            .formatted(
                file, Figures.count(trials(experiment.get()), "trial"), architectures.summary()));
    architectures.memory().forEach(console::print);
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
}
