package dev.ablate.cli;

import java.time.Duration;
import java.util.Locale;

/** A line every 30 seconds, for logs. */
final class ProgressLines implements Progress {
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private final Console console;
  private final long total;
  private final long start = System.nanoTime();
  private long lastLine = start;
  private long done;

  ProgressLines(Console console, long trialSteps) {
    this.console = console;
    this.total = trialSteps;
  }

  @Override
  public void advance(long trialSteps) {
    done += trialSteps;
    long now = System.nanoTime();
    if (now - lastLine >= INTERVAL.toNanos()) {
      lastLine = now;
      console.say(line(done, total, Duration.ofNanos(now - start)));
    }
  }

  @Override
  public void say(String message) {
    console.say(message);
  }

  @Override
  public void close() {}

  /** {@code 25 % of the steps, 310 steps/s, 1m40s left}. */
  static String line(long done, long total, Duration elapsed) {
    double seconds = Math.max(elapsed.toMillis(), 1) / 1e3;
    double rate = done / seconds;
    String left = rate == 0 ? "?" : Durations.text(Math.round((total - done) / rate));
    return String.format(
        Locale.ROOT, "%d %% of the steps, %.0f steps/s, %s left", 100 * done / total, rate, left);
  }
}
