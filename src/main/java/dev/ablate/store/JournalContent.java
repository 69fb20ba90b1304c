package dev.ablate.store;

import dev.ablate.trial.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a journal's file holds up to its first bad line.
 *
 * @param entries the JSON of each good line
 * @param bytes how many bytes these lines take
 * @param damage what is wrong with the first bad line; a line that was not written to its end is
 *     only left out
 */
record JournalContent(List<String> entries, int bytes, Optional<String> damage) {
  private static final JournalContent EMPTY = new JournalContent(List.of(), 0, Optional.empty());

  /** Reads a file; one that is missing is an empty one. */
  static JournalContent read(Path file) {
    // A plan asks for a million that are missing; what cannot be told is not missing.
    if (Files.notExists(file)) {
      return EMPTY;
    }
    try {
      return parse(file, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return EMPTY;
    } catch (IOException e) {
      throw StoreException.of("cannot read journal " + file, e);
    }
  }

  private static JournalContent parse(Path file, byte[] content) {
    List<String> entries = new ArrayList<>();
    int start = 0;
    for (int end = lineEnd(content, start); end >= 0; end = lineEnd(content, start)) {
      String line = new String(content, start, end - start, StandardCharsets.UTF_8);
      Optional<String> entry = JournalLine.read(line, entries.size() + 1);
      if (entry.isEmpty()) {
        return new JournalContent(entries, start, Optional.of(damage(file, entries.size() + 1)));
      }
      entries.add(entry.get());
      start = end + 1;
    }
    return new JournalContent(entries, start, Optional.empty());
  }

  private static String damage(Path file, int line) {
    return "journal " + file + " is damaged; line " + line + " and what follows it is not used";
  }

  private static int lineEnd(byte[] content, int start) {
    for (int i = start; i < content.length; i++) {
      if (content[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
