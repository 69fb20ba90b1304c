package dev.ablate.store;

import dev.ablate.trial.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of {@link JournalLine}s. What {@link #write} has returned from survives the
 * process, what {@link #append} has returned from a power cut too.
 */
final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final Path file;
  private final FileChannel channel;
  private int lines;
  private final boolean created;

  private Journal(Path file, FileChannel channel, int lines, boolean created) {
    this.file = file;
    this.channel = channel;
    this.lines = lines;
    this.created = created;
  }

  /**
   * Opens a file for appending after its last good line; what follows that line is cut off. A
   * missing file is created.
   */
  static Journal open(Path file) {
    JournalContent content = JournalContent.read(file);
    content.damage().ifPresent(LOG::warn);
    try {
      keepDamaged(file, content);
      boolean created = Files.notExists(file);
      Directories.createFor(file);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(content.bytes()).position(content.bytes());
      return new Journal(file, channel, content.entries().size(), created);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** Keeps a copy of a file that is damaged, for the rest of it is about to go. */
  static void keepDamaged(Path file, JournalContent content) throws IOException {
    if (content.damage().isPresent()) {
      Path copy = file.resolveSibling(file.getFileName() + ".damaged");
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Whether there was no such file before. */
  boolean isNew() {
    return created;
  }

  /** How many entries there are. */
  int lines() {
    return lines;
  }

  /** Adds entries and returns when they and all before them are on the disk. */
  void append(List<String> entries) {
    write(entries);
    force();
    if (created) {
      forceEntry();
    }
  }

  /** Returns when all entries are on the disk; a new file may not be in its folder there. */
  void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** Returns when this file is in its folder on the disk, with all that were made before. */
  void forceEntry() {
    Directories.forceEntry(file);
  }

  /**
   * Adds entries and hands them to the system. A journal that could not be written is not for
   * further use: its last line may be torn.
   *
   * @param entries JSON without line ends
   */
  void write(List<String> entries) {
    StringBuilder text = new StringBuilder();
    for (String entry : entries) {
      lines++;
      text.append(JournalLine.write(lines, entry)).append('\n');
    }
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static StoreException failure(Path file, IOException cause) {
    return StoreException.of("cannot write journal " + file, cause);
  }
}
