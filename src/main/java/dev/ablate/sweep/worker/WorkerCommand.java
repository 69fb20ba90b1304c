package dev.ablate.sweep.worker;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a worker process is started: as this one was, with the same Java, class path, flags and, but
 * for what is given, environment.
 *
 * @param main the class that runs a {@link WorkerLoop}
 * @param crashes the folder for what Java writes where it crashes
 */
public record WorkerCommand(String main, Path crashes) {
  /** Flags that are about one process: its debugger, and what it writes to standard output. */
  private static final List<String> OWN =
      List.of(
          "-agent",
          "-javaagent",
          "-Xdebug",
          "-Xrun",
          "-Xlog",
          "-verbose",
          "-XX:+Print",
          "-XX:ErrorFile",
          "-XX:DumpLoadedClassList",
          "-XX:ArchiveClassesAtExit",
          "-XX:StartFlightRecording");

  ProcessBuilder process() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    flags().forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("OPT_OUT_TRACKING", "true"); // DJL reports its use otherwise
    return process;
  }

  /** What a process writes that was started so. */
  CrashFile crashFile(Process process) {
    return new CrashFile(crashFile(Long.toString(process.pid())));
  }

  private Path crashFile(String process) {
    return crashes.resolve("crash-" + process + ".log");
  }

  /** Java itself writes to standard output, which is for messages, unless it is told otherwise. */
  private Stream<String> flags() {
    Stream<String> inherited =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> OWN.stream().noneMatch(flag::startsWith));
    return Stream.concat(
        inherited,
        Stream.of(
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + crashFile("%p")));
  }
}
