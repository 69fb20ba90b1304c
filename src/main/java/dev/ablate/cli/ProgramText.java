package dev.ablate.cli;

import dev.ablate.catalog.Instance;
import dev.ablate.check.Checker;
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
    Path folder = workspace.folderOf(Path.of(source.name()));
    Trial trial =
        trial(stored, source, folder)
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
            Design.of(trial.network(), List.of(trial.settings()), bytes(trial, folder), cpu))
        .text();
  }

  private static Optional<Trial> trial(StoredTrial stored, SourceFile source, Path folder) {
    return Checker.check(source, folder, List.of()).experiment().stream()
        .flatMap(experiment -> experiment.cells().stream())
        .map(Trial::of)
        .filter(trial -> trial.fingerprint().equals(stored.fingerprint()))
        .findFirst();
  }

  private static boolean bytes(Trial trial, Path folder) {
    Instance data = trial.settings().data();
    Features features =
        new DataSources(folder).open(data, trial.data().task()).load().train().features();
    return features instanceof Features.Bytes;
  }
}
