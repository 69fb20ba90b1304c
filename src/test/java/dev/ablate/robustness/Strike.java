package dev.ablate.robustness;

import dev.ablate.cli.StruckMain;
import java.io.IOException;
import java.util.regex.Pattern;

/** What ends a worker process or has it hang, and what is said of it then. */
enum Strike {
  KILL("was ended by signal 9"),
  STOP("did not answer for " + StruckMain.SILENCE + " s and was ended"),
  /** It ends by itself. */
  USR1("(ended with exit code " + StruckMain.EXIT_CODE + "|was ended by signal 10)"),
  SEGV("(crashed \\(SIGSEGV\\)|was ended by signal 11)"),
  ABRT("was ended by signal 6");

  private final Pattern said;

  /** The second of two is what is said of a process in which Java has not begun yet. */
  Strike(String said) {
    this.said = Pattern.compile("the worker process " + said);
  }

  /** Strikes a process. */
  void at(ProcessHandle worker) throws IOException, InterruptedException {
    String[] kill = {"kill", "-" + name(), Long.toString(worker.pid())};
    new ProcessBuilder(kill).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  /** Whether a text says that it happened. */
  boolean isSaidIn(String text) {
    return said.matcher(text).find();
  }
}
