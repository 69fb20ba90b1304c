package dev.ablate.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is written beside its place and not in it yet.
 *
 * @param path its place
 * @param sha256 in hex
 */
record NewFile(Path path, String sha256) {
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
   */
  void publish() throws IOException {
    Path written = beside(path);
    try {
      Directories.forceContent(written);
      if (!new WholeFile(written).has(sha256)) {
        throw new IOException("what was written reads otherwise");
      }
      Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(written);
      throw e;
    }
  }
}
