package dev.ablate.sweep.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Java writes where it crashes.
 *
 * @param path where it would be
 */
record CrashFile(Path path) {
  private static final Pattern CAUSE =
      Pattern.compile("# +(SIG\\w+|Internal Error|There is insufficient memory).*");

  /** The cause, without addresses and numbers of processes; empty where nothing crashed. */
  Optional<String> cause() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
      return lines
          .map(CAUSE::matcher)
          .filter(Matcher::matches)
          .map(cause -> cause.group(1))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
