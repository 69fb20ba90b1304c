package dev.ablate.cli;

import dev.ablate.check.Checked;
import dev.ablate.check.Checker;
import dev.ablate.check.Explained;
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
 * @param progress is told of slow work on the data sets that a file names
 */
record ExperimentReader(Workspace workspace, Console console, DataProgress progress) {

  /**
   * What checking a file finds; a file that cannot be read is one of the findings.
   *
   * @param settings what replaces its own
   */
  Checked check(Path file, List<String> settings) {
    return said(find(file, settings));
  }

  /** The same; nothing is printed. */
  Checked find(Path file, List<String> settings) {
    SourceReader.Loaded loaded = SourceReader.read(workspace.resolve(file), file.toString());
    return loaded
        .problem()
        .map(ExperimentReader::unread)
        .orElseGet(() -> check(file, loaded.file(), settings));
  }

  private Checked check(Path file, SourceFile text, List<String> settings) {
    return Checker.check(text, workspace.folderOf(file), workspace.data(file, progress), settings);
  }

  private static Checked unread(Diagnostic problem) {
    return new Checked(List.of(problem), Optional.empty());
  }

  private Checked said(Checked checked) {
    console.err().print(DiagnosticPrinter.print(checked.diagnostics()));
    console.err().flush();
    return checked;
  }

  /** The experiment of a file that has one and no errors. */
  Experiment read(FileArgument argument) {
    return experiment(argument.path(), check(argument.path(), argument.settings()));
  }

  /** How the trials of a file came about that has an experiment and no errors. */
  Explained explain(FileArgument argument) {
    Path file = argument.path();
    SourceReader.Loaded loaded = SourceReader.read(workspace.resolve(file), file.toString());
    Explained explained =
        loaded
            .problem()
            .map(problem -> new Explained(unread(problem), List.of()))
            .orElseGet(
                () ->
                    Checker.explain(
                        loaded.file(),
                        workspace.folderOf(file),
                        workspace.data(file, progress),
                        argument.settings()));
    experiment(file, said(explained.checked()));
    return explained;
  }

  private static Experiment experiment(Path file, Checked checked) {
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
