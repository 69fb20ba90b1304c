package dev.ablate.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that created files outlive a power cut. */
final class Directories {
  private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

  private Directories() {}

  /** Makes the folder that a file is to lie in, and those around it. */
  static void createFor(Path file) throws IOException {
    Path folder = parent(file);
    if (!Files.isDirectory(folder)) {
      createFor(folder);
      Files.createDirectories(folder);
      forceEntry(folder);
    }
  }

  /** Writes to the disk that a file or folder is where it is. */
  static void forceEntry(Path file) {
    force(parent(file));
  }

  /** The same for many files, with each folder once. */
  static void forceEntries(Collection<Path> files) {
    files.stream().map(Directories::parent).distinct().forEach(Directories::force);
  }

  /** Writes to the disk what a file holds. */
  static void forceContent(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  private static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows does not open directories, and writes their changes by itself.
      LOG.debug("cannot force {}", directory, e);
    }
  }
}
