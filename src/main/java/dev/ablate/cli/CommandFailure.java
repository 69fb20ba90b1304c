package dev.ablate.cli;

/** Ends a command with a message for the user and an exit code. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The machine cannot do what was asked. */
  static CommandFailure machine(String message) {
    return new CommandFailure(Exit.MACHINE, message);
  }

  int exitCode() {
    return exitCode;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
