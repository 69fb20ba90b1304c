package dev.ablate.store;

import dev.ablate.trial.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Makes a store's database anew from its journals. */
public final class StoreRebuild {
  private StoreRebuild() {}

  /**
   * Makes the database of a store anew from the journals; the old file is kept beside it. What only
   * the old one has, and has intact, goes to the journals first.
   *
   * @param path as {@code --db} names it
   * @return where the old file is kept; empty where nothing is stored
   * @throws StoreInUseException while a run has the store
   */
  public static Optional<Path> run(Path path) {
    StoreFiles files = StoreFiles.of(path);
    return files.exist() ? Optional.of(run(path, files)) : Optional.empty();
  }

  private static Path run(Path path, StoreFiles files) {
    Path kept = files.h2().resolveSibling(files.h2().getFileName() + ".old");
    StoreLock lock = StoreLock.take(files);
    try (lock;
        JournalTrialStore journals = JournalTrialStore.of(path)) {
      Reconciliation reconciliation =
          new Reconciliation(journals, new SweepJournal(files.sweeps()));
      reconciliation.open(path).close();
      Files.move(files.h2(), kept, StandardCopyOption.REPLACE_EXISTING);
      reconciliation.open(path).close();
      return kept;
    } catch (IOException e) {
      throw StoreException.of("cannot move " + files.h2(), e);
    }
  }
}
