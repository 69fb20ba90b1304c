package dev.ablate.robustness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** The weights that a sweep has stored. */
final class StoredWeightDigests {
  private StoredWeightDigests() {}

  /** The SHA-256 of each file of weights, by its name. */
  static Map<String, String> in(Path folder) throws IOException {
    Path weights = folder.resolve(".ablate/ablate.weights");
    Map<String, String> digests = new TreeMap<>();
    if (Files.isDirectory(weights)) {
      try (Stream<Path> files = Files.list(weights)) {
        for (Path file : files.toList()) {
          digests.put(
              file.getFileName().toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
        }
      }
    }
    return digests;
  }
}
