package dev.ablate.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that exist whole or not at all. */
final class WholeFile {
  private WholeFile() {}

  /** Fills a file. */
  interface Filling {
    void fill(Path file) throws IOException;
  }

  /** Writes a file and, where there is none, its folder. */
  static void write(Path path, Filling filling) throws IOException {
    Path folder = path.toAbsolutePath().resolveSibling("");
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, path.getFileName().toString(), ".part");
    try {
      filling.fill(unfinished);
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
