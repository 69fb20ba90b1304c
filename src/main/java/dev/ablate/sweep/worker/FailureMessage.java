package dev.ablate.sweep.worker;

import dev.ablate.trial.DeviceException;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.SweepFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong in the other process, as messages have it.
 *
 * @param sort what it means
 * @param message for the user; what was thrown, where it has none
 * @param text as a stack trace begins
 * @param stack where it was thrown
 * @param causes the cause, if there is one
 */
record FailureMessage(
    Sort sort, String message, String text, List<Place> stack, List<FailureMessage> causes) {

  /** What a failure means to a sweep. */
  enum Sort {
    DATA,
    DEVICE,
    NO_DEVICE,
    MEMORY,
    UNKNOWN
  }

  /** A line of a stack trace. */
  record Place(String type, String method, String file, int line) {}

  static FailureMessage of(Throwable thrown) {
    return new FailureMessage(
        sort(thrown),
        thrown.getMessage() == null ? thrown.toString() : thrown.getMessage(),
        thrown.toString(),
        Arrays.stream(thrown.getStackTrace()).map(FailureMessage::place).toList(),
        Optional.ofNullable(thrown.getCause()).stream().map(FailureMessage::of).toList());
  }

  private static Sort sort(Throwable thrown) {
    if (thrown instanceof SweepFailure failure) {
      return failure.kind() == SweepFailure.Kind.DATA ? Sort.DATA : Sort.DEVICE;
    } else if (thrown instanceof MemoryException || thrown instanceof OutOfMemoryError) {
      return Sort.MEMORY;
    }
    return thrown instanceof DeviceException ? Sort.NO_DEVICE : Sort.UNKNOWN;
  }

  private static Place place(StackTraceElement element) {
    return new Place(
        element.getClassName(),
        element.getMethodName(),
        String.valueOf(element.getFileName()),
        element.getLineNumber());
  }

  /** What to throw in this process. */
  RuntimeException thrown() {
    return switch (sort) {
      case DATA -> new SweepFailure(SweepFailure.Kind.DATA, message, remote());
      case DEVICE -> new SweepFailure(SweepFailure.Kind.DEVICE, message, remote());
      case NO_DEVICE -> new DeviceException(message);
      case MEMORY -> new MemoryException(message, remote());
      case UNKNOWN -> remote();
    };
  }

  private RemoteException remote() {
    RemoteException remote = new RemoteException(message, text);
    remote.setStackTrace(
        stack.stream()
            .map(p -> new StackTraceElement(p.type(), p.method(), p.file(), p.line()))
            .toArray(StackTraceElement[]::new));
    causes.forEach(cause -> remote.initCause(cause.remote()));
    return remote;
  }
}
