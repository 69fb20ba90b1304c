package dev.ablate.data;

import dev.ablate.source.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-256 of files, each read once: remembered by path, size and time in a file of the cache, a
 * line each and their own hash as the last line.
 *
 * @param memory the file that remembers
 */
record FileHashes(Path memory, DataProgress progress) {

  /**
   * The hash of each file, 64 hex digits, in order.
   *
   * @param what is read, for the progress: {@code birds}
   * @throws DataException where a file cannot be read
   */
  List<String> of(String what, List<FileStamp> files) {
    Map<String, String> known = remembered();
    long unknown = files.stream().filter(file -> !known.containsKey(file.key())).count();
    if (unknown == 0) {
      return files.stream().map(file -> known.get(file.key())).toList();
    }
    try (DataProgress.Work work = progress.begin("Reading " + what, "files", unknown)) {
      Map<String, String> hashes =
          files.parallelStream()
              .collect(
                  Collectors.toConcurrentMap(
                      FileStamp::key, file -> hash(file, known, work), (one, same) -> one));
      remember(hashes);
      return files.stream().map(file -> hashes.get(file.key())).toList();
    }
  }

  private static String hash(FileStamp file, Map<String, String> known, DataProgress.Work work) {
    String remembered = known.get(file.key());
    if (remembered != null) {
      return remembered;
    }
    try (InputStream content = Files.newInputStream(file.path())) {
      work.advance(1);
      return DigestUtils.sha256Hex(content);
    } catch (IOException e) {
      throw new DataException("cannot read " + file.path() + ": " + FileFailure.reason(e));
    }
  }

  /** What is remembered; nothing where the file is missing or damaged. */
  private Map<String, String> remembered() {
    try {
      List<String> lines = Files.readAllLines(memory, StandardCharsets.ISO_8859_1);
      int last = lines.size() - 1;
      if (last < 0 || !lines.get(last).equals(sum(lines.subList(0, last)))) {
        return Map.of();
      }
      Map<String, String> known = new HashMap<>();
      lines.subList(0, last).forEach(line -> known.put(line.substring(0, 64), line.substring(65)));
      return known;
    } catch (IOException missing) {
      return Map.of();
    }
  }

  /** Remembers hashes, where that is possible. */
  private void remember(Map<String, String> hashes) {
    List<String> lines =
        hashes.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .sorted()
            .toList();
    List<String> summed = Stream.concat(lines.stream(), Stream.of(sum(lines))).toList();
    try {
      WholeFile.write(memory, file -> Files.write(file, summed));
    } catch (IOException unwritable) {
      // Files can be checked where nothing may be written; what they name is read again next time.
    }
  }

  private static String sum(List<String> lines) {
    return DigestUtils.sha256Hex(String.join("\n", lines));
  }
}
