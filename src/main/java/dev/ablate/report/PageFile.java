package dev.ablate.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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

  /** Text that is written piece by piece: pages have megabytes. */
  interface Text {
    void writeTo(Writer out) throws IOException;
  }

  /** The file at a place, or that a link there leads to. */
  static PageFile of(Path place) throws IOException {
    return new PageFile(Files.isRegularFile(place) ? place.toRealPath() : place.toAbsolutePath());
  }

  /** Writes all of it; its folder is made where it is missing. What is no file is written into. */
  void write(Text text) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      write(text, target);
      return;
    }
    Files.createDirectories(target.getParent());
    clear();
    Path temporary = target.resolveSibling(prefix() + ProcessHandle.current().pid());
    try {
      write(text, temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Half a character, as cut texts end in, would be an error of Files.newBufferedWriter(). */
  private static void write(Text text, Path file) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      text.writeTo(out);
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
