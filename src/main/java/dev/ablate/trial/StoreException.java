package dev.ablate.trial;

import dev.ablate.source.FileFailure;
import java.io.IOException;
import java.util.regex.Pattern;

/** A store that cannot be read or written; the message names the file and says what to do. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** As Linux, macOS and Windows say it. */
  private static final Pattern NO_ROOM =
      Pattern.compile("No space left|[Qq]uota exceeded|File too large|not enough space");

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A file that cannot be used.
   *
   * @param failure what could not be done, with the file's name
   */
  public static StoreException of(String failure, IOException cause) {
    return new StoreException(message(failure, cause), cause);
  }

  static String message(String failure, IOException cause) {
    return failure + ": " + reason(cause);
  }

  private static String reason(IOException cause) {
    String reason = FileFailure.reason(cause);
    return isForWantOfRoom(cause)
        ? reason + "; make room and run again, which goes on from here"
        : reason;
  }

  /** Whether a file could not be written because there is no room for it. */
  public static boolean isForWantOfRoom(IOException cause) {
    return NO_ROOM.matcher(String.valueOf(cause.getMessage())).find();
  }
}
