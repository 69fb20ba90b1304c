package dev.ablate.engine;

/** Training that the device could not carry out. */
final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String MARK = "RuntimeError: ";

  /** The message is libtorch's own, without the trace through the program. */
  TrainingException(RuntimeException cause) {
    super(reason(String.valueOf(cause.getMessage())), cause);
  }

  private static String reason(String message) {
    return message
        .lines()
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.substring(MARK.length()))
        .findFirst()
        .orElse(message);
  }
}
