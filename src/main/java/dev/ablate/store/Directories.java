package dev.ablate.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that created files outlive a power cut. */
final class Directories {
  private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

  private Directories() {}

  /** Makes the folder that a file is to lie in. */
  static void createFor(Path file) throws IOException {
    Files.createDirectories(parent(file));
  }

  /** Writes to the disk that a file is in its folder, and the folder in the one around it. */
  static void forceAround(Path file) {
    Path folder = parent(file);
    force(folder);
    Optional.ofNullable(folder.getParent()).ifPresent(Directories::force);
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
