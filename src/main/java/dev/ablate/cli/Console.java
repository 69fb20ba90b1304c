package dev.ablate.cli;

import java.io.PrintWriter;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err messages and progress
 * @param terminal whether somebody watches {@code err} as it is written
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal) {

  /** A message for the user, on a line of its own. */
  void say(String message) {
    err.println(message);
    err.flush();
  }

  /** A result, on a line of its own. */
  void print(String line) {
    out.println(line);
    out.flush();
  }
}
