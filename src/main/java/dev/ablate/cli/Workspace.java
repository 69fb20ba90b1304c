package dev.ablate.cli;

import dev.ablate.data.DataProgress;
import dev.ablate.data.DataSources;
import java.nio.file.Path;

/**
 * The folder that a command is called in.
 *
 * @param folder what relative paths of the command line start from
 */
record Workspace(Path folder) {

  /** A path of the command line. */
  Path resolve(Path given) {
    return folder.resolve(given);
  }

  /** The folder that paths inside an experiment file start from. */
  Path folderOf(Path experiment) {
    Path file = resolve(experiment).toAbsolutePath();
    return file.resolveSibling("");
  }

  /** Where Ablate keeps what is not for people to read. */
  Path hidden() {
    return folder.resolve(".ablate");
  }

  /** Where data sets are kept. */
  Path cache() {
    return hidden().resolve("cache");
  }

  /**
   * Opens the data sets that an experiment file names.
   *
   * @param progress is told of slow work
   */
  DataSources data(Path experiment, DataProgress progress) {
    return new DataSources(folderOf(experiment), cache(), progress);
  }

  /** Where the report of an experiment file is written. */
  Path report(Path file) {
    String name = file.getFileName().toString();
    String stem = name.endsWith(".exp") ? name.substring(0, name.length() - 4) : name;
    return folder.resolve("reports").resolve(stem).resolve("index.html");
  }
}
