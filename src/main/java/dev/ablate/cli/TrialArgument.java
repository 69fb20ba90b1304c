package dev.ablate.cli;

import dev.ablate.store.JournalTrialStore;
import dev.ablate.trial.StoredTrial;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The stored trial of a command. */
final class TrialArgument {
  @Parameters(paramLabel = "TRIAL", description = "An id, or as much of it as is unique.")
  private String id;

  @Mixin private StoreOption store;

  /** Where trials are stored. */
  Path database(Workspace workspace) {
    return store.path(workspace);
  }

  /** The one trial whose id begins so. */
  StoredTrial find(JournalTrialStore trials, Workspace workspace) {
    return find(id, trials, database(workspace));
  }

  /** The one trial in a store whose id begins so. */
  static StoredTrial find(String id, JournalTrialStore trials, Path database) {
    List<StoredTrial> found = trials.startingWith(id);
    if (found.size() == 1) {
      return found.get(0);
    }
    String problem =
        found.isEmpty()
            ? "there is no trial '" + id + "' in " + database
            : found.size() + " trials begin with '" + id + "'; write more of the id";
    throw new CommandFailure(Exit.USAGE, problem);
  }
}
