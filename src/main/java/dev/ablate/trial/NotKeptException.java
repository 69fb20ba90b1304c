package dev.ablate.trial;

import java.io.IOException;

/** A file beside the journals that could not be written; what the journals have is untouched. */
public final class NotKeptException extends StoreException {
  private static final long serialVersionUID = 1L;

  public NotKeptException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A file that could not be written.
   *
   * @param failure what could not be done, with the file's name
   */
  public static NotKeptException of(String failure, IOException cause) {
    return new NotKeptException(message(failure, cause), cause);
  }
}
