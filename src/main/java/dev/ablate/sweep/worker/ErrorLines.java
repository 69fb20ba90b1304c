package dev.ablate.sweep.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a worker writes to its standard error. Ablate's own messages are passed on; of the rest, the
 * chatter of libraries, the last is kept, which may say why the process ended.
 */
final class ErrorLines {
  private static final String OWN = "ablate: ";

  private final Consumer<String> messages;
  private volatile @Nullable String last;

  /**
   * Nothing so far.
   *
   * @param messages is told of Ablate's own
   */
  ErrorLines(Consumer<String> messages) {
    this.messages = messages;
  }

  /** Reads until the stream ends. */
  void read(InputStream stream) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      // The process has ended.
    }
  }

  private void add(String line) {
    if (line.startsWith(OWN)) {
      messages.accept(line);
    }
    if (!line.isBlank()) {
      last = line;
    }
  }

  /** The last line. */
  Optional<String> last() {
    return Optional.ofNullable(last);
  }
}
