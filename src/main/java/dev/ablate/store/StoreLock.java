package dev.ablate.store;

import dev.ablate.trial.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a second run off a store. The system lets go of the lock when the process ends, however it
 * ends; the file stays and says who had it last.
 */
final class StoreLock implements AutoCloseable {
  /** Far behind the text, which others must be able to read. */
  private static final long LOCKED_BYTE = 1L << 40;

  /** Behind it: a run locks it as well, and readers try it, who so never keep a run off. */
  private static final long SHOWN_BYTE = LOCKED_BYTE + 1;

  /** How often, and at what pauses in nanoseconds, to look who has the lock. */
  private static final int TRIES = 100;

  private static final long PAUSE = 10_000_000;

  private static final String SINCE = " since ";

  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StoreInUseException where another run has it
   */
  static StoreLock take(StoreFiles files) {
    createFolder(files);
    try {
      FileChannel channel =
          FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean taken = false;
      try {
        take(channel, files);
        taken = true;
        return new StoreLock(channel);
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw failure(files.lock(), e);
    }
  }

  private static void take(FileChannel channel, StoreFiles files) throws IOException {
    if (!locked(channel, LOCKED_BYTE, false)) {
      awaitOwner(channel);
      throw new StoreInUseException(
          "%s is in use by %s; wait for it, or give this run a store of its own with --db"
              .formatted(files.database(), readable(Files.readString(files.lock()))));
    }
    channel.truncate(0);
    ByteBuffer owner = ByteBuffer.wrap(owner().getBytes(StandardCharsets.UTF_8));
    while (owner.hasRemaining()) {
      channel.write(owner);
    }
    channel.lock(SHOWN_BYTE, 1, false);
  }

  /** Who has the lock says so in the file before it locks the other byte. */
  private static void awaitOwner(FileChannel channel) throws IOException {
    for (int i = 0; i < TRIES && isFree(channel); i++) {
      LockSupport.parkNanos(PAUSE);
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try (FileLock lock = channel.tryLock(SHOWN_BYTE, 1, false)) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * Since when a run has the lock; empty where none has it. Not to be asked in the process that has
   * it: a system may let go of a process's locks on a file when it closes that file anywhere.
   */
  static Optional<Instant> takenSince(StoreFiles files) {
    if (Files.notExists(files.lock())) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.READ)) {
      return locked(channel, SHOWN_BYTE, true)
          ? Optional.empty()
          : Optional.of(since(Files.readString(files.lock())));
    } catch (IOException e) {
      throw failure(files.lock(), e);
    }
  }

  /** Long ago, where it is not said. */
  private static Instant since(String owner) {
    int place = owner.lastIndexOf(SINCE);
    try {
      return place < 0 ? Instant.MIN : Instant.parse(owner.substring(place + SINCE.length()));
    } catch (DateTimeParseException e) {
      return Instant.MIN;
    }
  }

  /** With the time as the clock of who reads it has it. */
  private static String readable(String owner) {
    Instant since = since(owner);
    return since.equals(Instant.MIN)
        ? owner
        : owner.substring(0, owner.lastIndexOf(SINCE)) + SINCE + LOCAL_TIME.format(since);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw StoreException.of("cannot release the store", e);
    }
  }

  private static void createFolder(StoreFiles files) {
    try {
      Directories.createFor(files.lock());
    } catch (IOException e) {
      throw StoreException.of(
          "cannot make the folder for %s; choose another place with --db"
              .formatted(files.database()),
          e);
    }
  }

  private static boolean locked(FileChannel channel, long place, boolean shared)
      throws IOException {
    try {
      return channel.tryLock(place, 1, shared) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String owner() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return "process " + ProcessHandle.current().pid() + " on " + host() + SINCE + now;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }

  private static StoreException failure(Path file, IOException cause) {
    return StoreException.of(
        "cannot lock %s; make its folder writable, or choose another place with --db"
            .formatted(file),
        cause);
  }
}
