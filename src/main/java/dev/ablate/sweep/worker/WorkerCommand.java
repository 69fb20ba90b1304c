package dev.ablate.sweep.worker;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a worker process is started: as this one was, with the same Java, class path, flags and, but
 * for what is given, environment.
 *
 * @param main the class that runs a {@link WorkerLoop}
 * @param crashes the folder for what Java writes where it crashes
 */
public record WorkerCommand(String main, Path crashes) {
  /** What NVIDIA's libraries ask: 0 switches TF32 off. */
  static final String TF32_OVERRIDE = "NVIDIA_TF32_OVERRIDE";

  /** What libtorch asks: 1 switches TF32 on. */
  static final String TF32_PRODUCTS = "TORCH_ALLOW_TF32_CUBLAS_OVERRIDE";

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

  /**
   * A process that is not started yet.
   *
   * @param tf32 whether libtorch's products may be TF32 there, all of them or none
   */
  ProcessBuilder process(boolean tf32) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    flags().forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    ProcessBuilder process = new ProcessBuilder(command);
    Map<String, String> environment = process.environment();
    environment.put("OPT_OUT_TRACKING", "true"); // DJL reports its use otherwise
    if (tf32) {
      environment.remove(TF32_OVERRIDE);
      environment.put(TF32_PRODUCTS, "1"); // of matrices; convolutions have it of themselves
    } else {
      environment.put(TF32_OVERRIDE, "0");
      environment.remove(TF32_PRODUCTS);
    }
    return process;
  }

  /** What a process that was started in this way writes where it crashes. */
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
