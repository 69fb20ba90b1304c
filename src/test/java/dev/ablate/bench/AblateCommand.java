package dev.ablate.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line as its launcher starts it, of the classes that this process runs. */
final class AblateCommand {
  private static final Path LAUNCHER = Path.of("src/main/launcher/start.sh").toAbsolutePath();

  private AblateCommand() {}

  /** A process that runs a command in a folder; the threads are those that Ablate chooses. */
  static ProcessBuilder process(Path folder, List<String> arguments) {
    return started(folder, List.of("bash", LAUNCHER.toString()), arguments);
  }

  /** The same; what it writes is "REAL USER SYSTEM", seconds, of all its processes together. */
  static ProcessBuilder timed(Path folder, Path log, List<String> arguments) {
    String script = "TIMEFORMAT='%R %U %S'; time bash \"$@\" > '" + log + "' 2>&1";
    return started(folder, List.of("bash", "-c", script, "time", LAUNCHER.toString()), arguments)
        .redirectErrorStream(true);
  }

  private static ProcessBuilder started(Path folder, List<String> shell, List<String> arguments) {
    List<String> command = new ArrayList<>(shell);
    command.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
    process.environment().put("java", Path.of(System.getProperty("java.home"), "bin/java") + "");
    process.environment().put("classpath", System.getProperty("java.class.path"));
    process.environment().remove("OMP_NUM_THREADS");
    return process;
  }
}
