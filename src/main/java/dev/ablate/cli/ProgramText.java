package dev.ablate.cli;

import dev.ablate.catalog.Instance;
import dev.ablate.check.Checker;
import dev.ablate.data.DataProgress;
import dev.ablate.data.DataSources;
import dev.ablate.data.Features;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.source.SourceFile;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the program of a stored trial again, from the file that it ran from. */
record ProgramText(Workspace workspace) {

  /**
   * The TorchScript that trains the trial alone, on the device that it ran on.
   *
   * @param source the file as it was when the trial ran
   */
  String of(StoredTrial stored, SourceFile source) {
    Path file = Path.of(source.name());
    DataSources data = workspace.data(file, DataProgress.SILENT);
    Trial trial =
        trial(stored, source, workspace.folderOf(file), data)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        Exit.USAGE,
                        source.name()
                            + " does not give trial "
                            + stored.id()
                            + " any more: it ran with --set, or what the file names has changed"));
    boolean cpu = stored.record().device().filter(device -> !device.equals("cpu")).isEmpty();
    return Program.of(
            Design.of(trial.network(), List.of(trial.settings()), bytes(trial, data), cpu))
        .text();
  }

  private static Optional<Trial> trial(
      StoredTrial stored, SourceFile source, Path folder, DataSources data) {
    return Checker.check(source, folder, data, List.of()).experiment().stream()
        .flatMap(experiment -> experiment.cells().stream())
        .map(Trial::of)
        .filter(trial -> trial.fingerprint().equals(stored.fingerprint()))
        .findFirst();
  }

  private static boolean bytes(Trial trial, DataSources sources) {
    Instance data = trial.settings().data();
    Features features = sources.open(data, trial.data().task()).load().train().features();
    return features instanceof Features.Bytes;
  }
}
