package dev.ablate.trial;

/** A device that this machine, or the libtorch that it loads, does not have. */
public final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message says what is missing and what to do. */
  public DeviceException(String message) {
    super(message);
  }
}
