package dev.ablate.store;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a store lies.
 *
 * @param database what {@code --db} names; H2 adds {@code .mv.db}
 * @param journals the folder of the trials' journals
 * @param weights the folder of the trials' weights
 * @param states the folder of the trials' checkpoints
 * @param ends the folder of where the training of trials ended
 * @param sweeps the journal of runs
 * @param widths the journal of array widths
 * @param lock the file that a run locks
 */
record StoreFiles(
    Path database,
    Path journals,
    Path weights,
    Path states,
    Path ends,
    Path sweeps,
    Path widths,
    Path lock) {

  static StoreFiles of(Path database) {
    Path file = database.toAbsolutePath().normalize();
    return new StoreFiles(
        file,
        beside(file, ".journals"),
        beside(file, ".weights"),
        beside(file, ".checkpoints"),
        beside(file, ".ends"),
        beside(file, ".sweeps.jsonl"),
        beside(file, ".widths.jsonl"),
        beside(file, ".lock"));
  }

  /** Whether anything is stored. */
  boolean exist() {
    return Files.exists(h2()) || Files.exists(journals) || Files.exists(sweeps);
  }

  /** Where a database is made before it takes its place. */
  StoreFiles beside() {
    return of(beside(database, ".new"));
  }

  /** The file that H2 keeps. */
  Path h2() {
    return beside(database, ".mv.db");
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
