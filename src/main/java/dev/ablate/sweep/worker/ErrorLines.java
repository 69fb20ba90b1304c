package dev.ablate.sweep.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a worker writes to its standard error. Ablate's own messages are passed on; of the rest, the
 * chatter of libraries, the last is kept, which may say why the process ended.
 */
final class ErrorLines {
  private static final String OWN = "ablate: ";
  private static final int KEPT = 50;

  private static final Pattern CRASH =
      Pattern.compile("# +(SIG\\w+|Internal Error|There is insufficient memory).*");

  private static final Pattern MEMORY =
      Pattern.compile("insufficient memory|bad_alloc|out of memory", Pattern.CASE_INSENSITIVE);

  private final Consumer<String> messages;
  private final Deque<String> last = new ArrayDeque<>();

  /**
   * Nothing so far.
   *
   * @param messages hears of Ablate's own
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
    synchronized (last) {
      last.add(line);
      if (last.size() > KEPT) {
        last.remove();
      }
    }
  }

  /**
   * What says most of why the process ended: what Java names as the cause of a crash, without
   * addresses and numbers of processes; or else the last line.
   */
  Optional<String> reason() {
    synchronized (last) {
      return last.stream()
          .map(CRASH::matcher)
          .filter(Matcher::matches)
          .map(crash -> crash.group(1))
          .findFirst()
          .or(() -> last.stream().filter(l -> !l.isBlank()).reduce((a, b) -> b));
    }
  }

  /** Whether a reason is that memory ran out. */
  static boolean isOutOfMemory(String reason) {
    return MEMORY.matcher(reason).find();
  }
}
