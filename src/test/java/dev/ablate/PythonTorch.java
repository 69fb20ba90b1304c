package dev.ablate;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Python that has PyTorch: the one in the system property {@code ablate.python}, {@code python3},
 * or the one of an environment in {@code /opt/torchvenv}.
 */
public final class PythonTorch {
  private static final List<String> USUAL = List.of("python3", "/opt/torchvenv/bin/python");

  private final String interpreter;

  private PythonTorch(String interpreter) {
    this.interpreter = interpreter;
  }

  /** The first that works; a test without one is not run and says so. */
  public static PythonTorch find() {
    return Stream.concat(
            Optional.ofNullable(System.getProperty("ablate.python")).stream(), USUAL.stream())
        .filter(PythonTorch::hasTorch)
        .findFirst()
        .map(PythonTorch::new)
        .orElseGet(
            () ->
                abort(
                    "not compared with Python: there is no PyTorch in "
                        + USUAL
                        + "; -Dablate.python names another"));
  }

  /** Runs a script in a folder; gives what it prints. */
  public String run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(interpreter));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", command) + ":\n" + printed);
    }
    return printed;
  }

  private static boolean hasTorch(String interpreter) {
    try {
      return new ProcessBuilder(interpreter, "-c", "import torch")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
