package dev.ablate.cli;

import dev.ablate.trial.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * An unexpected failure, written to a file with all that is known of it, for whoever fixes it.
 *
 * @param arguments of the command line
 */
record BugReport(Workspace workspace, String arguments) {

  /** Writes the file and gives what to say of it. */
  String write(Throwable thrown) {
    String what = "this is a bug in Ablate: " + thrown;
    Path log = workspace.hidden().resolve("bug-" + Instant.now().toEpochMilli() + ".log");
    try {
      Files.createDirectories(workspace.hidden());
      Files.writeString(log, account(thrown));
      return what + "\nWhat happened is in " + log + "; please report it.";
    } catch (IOException e) {
      return what + "\n" + account(thrown);
    }
  }

  private String account(Throwable thrown) {
    StringWriter text = new StringWriter();
    text.append("ablate ").append(arguments).append('\n');
    text.append(Versions.all().toString()).append('\n');
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
