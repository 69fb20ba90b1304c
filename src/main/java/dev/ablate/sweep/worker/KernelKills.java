package dev.ablate.sweep.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many processes Linux has killed because memory ran out. It is asked before and after, for a
 * signal does not say who sent it.
 *
 * @param root of the file system
 */
record KernelKills(Path root) {
  private static final String COUNT = "oom_kill ";

  /**
   * Of this process's control group, or else of the whole machine; 0 where the system does not
   * count them.
   */
  long count() {
    return Stream.of(ofGroup(), root.resolve("proc/vmstat"))
        .filter(Files::isReadable)
        .flatMap(file -> lines(file).filter(line -> line.startsWith(COUNT)).limit(1))
        .mapToLong(line -> Long.parseLong(line.substring(COUNT.length()).strip()))
        .findFirst()
        .orElse(0);
  }

  /** A line of version 2 is {@code 0::/user.slice}; a process can be in one such group alone. */
  private Path ofGroup() {
    return lines(root.resolve("proc/self/cgroup"))
        .filter(line -> line.startsWith("0::/"))
        .map(line -> root.resolve("sys/fs/cgroup").resolve(line.substring("0::/".length())))
        .map(group -> group.resolve("memory.events"))
        .findFirst()
        .orElse(root.resolve("sys/fs/cgroup/memory/memory.oom_control"));
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return List.<String>of().stream();
    }
  }
}
