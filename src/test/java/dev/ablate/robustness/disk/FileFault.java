package dev.ablate.robustness.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** What goes wrong with the files of a folder, and how many operations on them have been asked. */
public final class FileFault {
  /** What can go wrong. */
  public enum Kind {
    /** One operation fails. */
    ERROR,
    /** One write writes half of what it was given and says so, as a system may at any time. */
    SHORT_WRITE,
    /** One write writes half of what it was given, then fails. */
    TORN_WRITE,
    /** From some write on, no file grows or comes to be; the first of them writes half. */
    NO_SPACE,
    /** One write writes half of what it was given, and the process is killed. */
    KILL;

    private boolean isOfWrites() {
      return this != ERROR;
    }

    private boolean isOfOneWrite() {
      return this == SHORT_WRITE || this == TORN_WRITE || this == KILL;
    }
  }

  /** What a process ends with that {@code kill -9} ends. */
  public static final int KILLED = 128 + 9;

  private Optional<Path> folder = Optional.empty();
  private Kind kind = Kind.ERROR;
  private long at;
  private long count;
  private String place = "nowhere";

  /**
   * Lets something go wrong from now on.
   *
   * @param of the folder whose files are meant, or a file
   * @param operation which one fails, from 1: of all, or, where a kind is of writes, of those that
   *     take room
   */
  public synchronized void begin(Path of, Kind what, long operation) {
    folder = Optional.of(FaultyPath.real(of));
    kind = what;
    at = operation;
    count = 0;
  }

  /** Ends what goes wrong. */
  public synchronized void end() {
    folder = Optional.empty();
  }

  /** How many operations there were that could have failed. */
  public synchronized long count() {
    return count;
  }

  /** Before an operation that takes no room. */
  synchronized void before(Path file) throws IOException {
    if (!kind.isOfWrites()) {
      happen(file);
    }
  }

  /** Before a file or folder is made. */
  synchronized void beforeTakingRoom(Path file) throws IOException {
    if (!kind.isOfOneWrite()) {
      happen(file);
    }
  }

  /** How many of some bytes can be written. */
  synchronized int roomFor(Path file, int bytes) throws IOException {
    boolean counted = kind.isOfWrites() && isMeant(file);
    if (counted && count + 1 == at && bytes > 1) {
      count++;
      place = place(file);
      return bytes / 2;
    }
    if (kind.isOfOneWrite()) {
      count += counted ? 1 : 0;
    } else {
      happen(file);
    }
    return bytes;
  }

  /** After fewer bytes have been written than were given. */
  synchronized void afterHalf() throws IOException {
    if (kind == Kind.KILL) {
      Runtime.getRuntime().halt(KILLED);
    }
    if (kind != Kind.SHORT_WRITE) {
      throw new IOException(reason());
    }
  }

  /** The file of the last operation that went wrong, and who asked for it. */
  public synchronized String place() {
    return place;
  }

  private static String place(Path file) {
    String callers =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(frame -> frame.getClassName().startsWith("dev.ablate."))
                        .filter(frame -> !frame.getClassName().contains(".robustness."))
                        .limit(2)
                        .map(Object::toString)
                        .collect(Collectors.joining(" < ")));
    return file.getFileName() + " in " + callers;
  }

  private boolean isMeant(Path file) {
    return folder.filter(file::startsWith).isPresent();
  }

  private void happen(Path file) throws IOException {
    if (isMeant(file)) {
      count++;
      if (count == at || (kind == Kind.NO_SPACE && count > at)) {
        place = place(file);
        throw new FileSystemException(file.toString(), null, reason());
      }
    }
  }

  private String reason() {
    return kind == Kind.NO_SPACE ? "No space left on device" : "Input/output error";
  }
}
