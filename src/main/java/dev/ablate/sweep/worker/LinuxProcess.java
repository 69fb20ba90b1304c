package dev.ablate.sweep.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Linux says of a process. On other systems nothing is known.
 *
 * @param folder {@code /proc/self}
 */
record LinuxProcess(Path folder) {
  private static final char UNINTERRUPTIBLE = 'D';

  /** This process. */
  static LinuxProcess self() {
    return new LinuxProcess(Path.of("/proc/self"));
  }

  static LinuxProcess of(long pid) {
    return new LinuxProcess(Path.of("/proc", Long.toString(pid)));
  }

  /** Bytes that it has read from disks and written to them. */
  long transferred() {
    return lines(folder.resolve("io"))
        .filter(line -> line.startsWith("read_bytes: ") || line.startsWith("write_bytes: "))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
        .sum();
  }

  /** Whether one of its threads waits for a disk or driver, so that no signal could end it. */
  boolean waitsForSystem() {
    try (Stream<Path> threads = Files.list(folder.resolve("task"))) {
      return threads
          .flatMap(thread -> lines(thread.resolve("stat")))
          .anyMatch(stat -> stat.charAt(stat.lastIndexOf(')') + 2) == UNINTERRUPTIBLE);
    } catch (IOException | UncheckedIOException e) { // the latter where it ends meanwhile
      return false;
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return List.<String>of().stream();
    }
  }
}
