package dev.ablate.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The entry point of {@code ./ablate}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    run(args, Trainers.WORKERS);
  }

  /** Trains with these. */
  static void run(String[] args, Trainers trainers) {
    Console console =
        new Console(
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Boolean.getBoolean("ablate.terminal"));
    int exitCode = new Ablate(new Workspace(Path.of("")), console, trainers).execute(args);
    console.out().flush();
    System.exit(exitCode);
  }
}
