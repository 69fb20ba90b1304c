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
    return Stream.concat(ofGroup(), Stream.of(root.resolve("proc/vmstat")))
        .filter(Files::isReadable)
        .flatMap(file -> lines(file).filter(line -> line.startsWith(COUNT)).limit(1))
        .mapToLong(line -> Long.parseLong(line.substring(COUNT.length()).strip()))
        .findFirst()
        .orElse(0);
  }

  /**
   * Of version 2, whose line is {@code 0::/user.slice}, and of version 1, {@code
   * 4:memory:/docker/7}; a process can be in groups of both. A container sees its own group of
   * version 1 where others see all.
   */
  private Stream<Path> ofGroup() {
    Path groups = root.resolve("sys/fs/cgroup");
    Path memory = groups.resolve("memory");
    Stream<Path> unified =
        groups("0::/").map(group -> groups.resolve(group).resolve("memory.events"));
    Stream<Path> separate =
        groups(":memory:/")
            .flatMap(group -> Stream.of(memory.resolve(group), memory))
            .map(group -> group.resolve("memory.oom_control"));
    return Stream.concat(unified, separate);
  }

  /** The path of this process's group, after what its line says before that. */
  private Stream<String> groups(String before) {
    return lines(root.resolve("proc/self/cgroup"))
        .filter(line -> line.contains(before))
        .map(line -> line.substring(line.indexOf(before) + before.length()));
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return List.<String>of().stream();
    }
  }
}
