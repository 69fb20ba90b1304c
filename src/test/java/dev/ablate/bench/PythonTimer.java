package dev.ablate.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Times Python's PyTorch through {@code steps.py}, which stays open between timings. */
final class PythonTimer implements AutoCloseable {
  private static final int EPOCHS = 2;
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter questions;
  private final String version;

  /**
   * Starts Python.
   *
   * @param python the interpreter of an environment with PyTorch
   */
  PythonTimer(String python, Path script) throws IOException {
    process =
        new ProcessBuilder(python, script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    version = answers.readLine();
  }

  /** PyTorch's version. */
  String version() {
    return version;
  }

  /** Milliseconds a step and trial in the fastest of a few epochs. */
  double time(String way, Workload workload, int trials) throws IOException {
    double fastest = Double.POSITIVE_INFINITY;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      questions.printf("%s %s %d %d%n", way, workload.name(), trials, workload.steps());
      fastest = Math.min(fastest, Double.parseDouble(answers.readLine()));
    }
    return fastest;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
