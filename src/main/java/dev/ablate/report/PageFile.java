package dev.ablate.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that readers see as it was or as it is, never a part of it.
 *
 * @param target which a link leads to
 */
record PageFile(Path target) {

  /** The file at a place, or that a link there leads to. */
  static PageFile of(Path place) throws IOException {
    return new PageFile(Files.isRegularFile(place) ? place.toRealPath() : place.toAbsolutePath());
  }

  /** Writes all of it; its folder is made where it is missing. What is no file is written into. */
  void write(byte[] content) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      Files.write(target, content);
      return;
    }
    Files.createDirectories(target.getParent());
    clear();
    Path temporary = target.resolveSibling(prefix() + ProcessHandle.current().pid());
    try {
      Files.write(temporary, content);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Deletes what processes were writing when they were killed. */
  private void clear() throws IOException {
    try (DirectoryStream<Path> beside =
        Files.newDirectoryStream(target.getParent(), this::isLeftOver)) {
      for (Path left : beside) {
        Files.deleteIfExists(left);
      }
    }
  }

  private boolean isLeftOver(Path file) {
    String name = file.getFileName().toString();
    String process = name.startsWith(prefix()) ? name.substring(prefix().length()) : "";
    return process.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(process)).isEmpty();
  }

  private String prefix() {
    return "." + target.getFileName() + ".";
  }
}
