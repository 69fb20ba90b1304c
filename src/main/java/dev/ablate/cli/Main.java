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
    StandardOutput output = new StandardOutput();
    Console console =
        new Console(
            new PrintWriter(output, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Boolean.getBoolean("ablate.terminal"));
    int exitCode = new Ablate(new Workspace(Path.of("")), console, trainers).execute(args);
    console.out().flush();
    output
        .failure()
        .ifPresent(e -> console.say("ablate: cannot print everything: " + e.getMessage()));
    System.exit(output.failure().isPresent() ? Exit.MACHINE : exitCode);
  }
}
