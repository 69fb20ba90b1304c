package dev.ablate.store;

import dev.ablate.trial.NotKeptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is written beside its place and not in it yet.
 *
 * @param file that it is to be
 * @param sha256 in hex
 */
record NewFile(WholeFile file, String sha256) {
  private static final Logger LOG = LoggerFactory.getLogger(NewFile.class);
  private static final String ENDING = ".new";

  /** Where the file is written that is to come to a place. */
  static Path beside(Path place) {
    return place.resolveSibling(place.getFileName() + ENDING);
  }

  /** Whether a file is one that never came to its place, or has not come yet. */
  static boolean isBeside(Path file) {
    return file.getFileName().toString().endsWith(ENDING);
  }

  /** Deletes a file: half of one would only keep a full disk full. */
  static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debug("cannot delete {}", file, e);
    }
  }

  /**
   * Forces what was written to the disk, reads it again and puts it in its place. Its folder is yet
   * to be forced.
   *
   * @throws NotKeptException where one of that fails
   */
  void publish() {
    Path written = beside(file.path());
    try {
      Directories.forceContent(written);
      if (!new WholeFile(written, file.name()).has(sha256)) {
        throw new IOException("what was written reads otherwise");
      }
      Files.move(written, file.path(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(written);
      throw file.notKept(e);
    }
  }
}
