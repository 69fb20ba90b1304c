package dev.ablate.cli;

import dev.ablate.check.Checked;
import dev.ablate.check.Checker;
import dev.ablate.data.DataProgress;
import dev.ablate.experiment.Experiment;
import dev.ablate.source.Diagnostic;
import dev.ablate.source.DiagnosticPrinter;
import dev.ablate.source.Severity;
import dev.ablate.source.SourceFile;
import dev.ablate.source.SourceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads experiment files and prints what is to be said about them.
 *
 * @param progress hears of slow work on the data sets that a file names
 */
record ExperimentReader(Workspace workspace, Console console, DataProgress progress) {

  /**
   * What checking a file finds; a file that cannot be read is one of the findings.
   *
   * @param settings what replaces its own
   */
  Checked check(Path file, List<String> settings) {
    SourceReader.Loaded loaded = SourceReader.read(workspace.resolve(file), file.toString());
    Checked checked =
        loaded
            .problem()
            .map(problem -> new Checked(List.of(problem), Optional.empty()))
            .orElseGet(() -> check(file, loaded.file(), settings));
    console.err().print(DiagnosticPrinter.print(checked.diagnostics()));
    console.err().flush();
    return checked;
  }

  private Checked check(Path file, SourceFile text, List<String> settings) {
    return Checker.check(text, workspace.folderOf(file), workspace.data(file, progress), settings);
  }

  /** The experiment of a file that has one and no errors. */
  Experiment read(FileArgument argument) {
    Path file = argument.path();
    Checked checked = check(file, argument.settings());
    if (checked.hasErrors()) {
      throw new CommandFailure(Exit.FILE_ERRORS, errors(checked) + " in " + file);
    }
    return checked
        .experiment()
        .orElseThrow(() -> new CommandFailure(Exit.FILE_ERRORS, file + " has no experiment"));
  }

  private static String errors(Checked checked) {
    List<Diagnostic> errors =
        checked.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    return Figures.count(errors.size(), "error");
  }
}
