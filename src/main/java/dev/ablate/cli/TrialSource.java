package dev.ablate.cli;

import dev.ablate.check.Checker;
import dev.ablate.data.DataProgress;
import dev.ablate.data.DataSet;
import dev.ablate.data.DataSources;
import dev.ablate.store.JournalTrialStore;
import dev.ablate.store.RunFile;
import dev.ablate.trial.Fingerprint;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialDigest;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where a stored trial comes from: the file as it was when the trial ran, and the data that it
 * names.
 *
 * @param folder that paths inside the file start from
 */
record TrialSource(StoredTrial stored, RunFile file, Path folder, DataSources sources) {

  /**
   * The source of the latest run that held the trial.
   *
   * @param progress is told of slow work on the data
   */
  static TrialSource of(
      StoredTrial stored, JournalTrialStore trials, Workspace workspace, DataProgress progress) {
    RunFile file =
        trials
            .source(stored.fingerprint())
            .orElseThrow(
                () -> new CommandFailure(Exit.USAGE, "no stored run holds trial " + stored.id()));
    Path path = Path.of(file.source().name());
    DataSources sources = workspace.data(path, progress);
    return new TrialSource(stored, file, workspace.folderOf(path), sources);
  }

  /** The trial with all that it is made of, as it was trained. */
  Trial trial() {
    Trial planned = planned();
    OptionalInt found = stored.record().batchSize();
    Trial trained = found.isPresent() ? planned.withBatchSize(found.getAsInt()) : planned;
    if (trained.settings().hasOpenBatchSize()) {
      throw new CommandFailure(
          Exit.USAGE, "no batch size was found for trial " + stored.id() + " yet");
    }
    return trained;
  }

  private Trial planned() {
    TrialDigest digest = Fingerprint.digest();
    return Checker.check(file.source(), folder, sources, file.overrides()).experiment().stream()
        .flatMap(experiment -> experiment.cells().stream())
        .map(cell -> Trial.of(digest.of(cell.settings(), cell.network(), cell.data()), cell))
        .filter(trial -> trial.fingerprint().equals(stored.fingerprint()))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    Exit.USAGE,
                    file.source().name()
                        + " does not give trial "
                        + stored.id()
                        + " any more: what the file names has changed"));
  }

  /** The trial's data set. */
  DataSet data(Trial trial) {
    return sources.open(trial.settings().data(), trial.data().task()).load();
  }
}
