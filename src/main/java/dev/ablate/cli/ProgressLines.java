package dev.ablate.cli;

import java.time.Duration;
import java.util.Locale;

/** A line every 30 seconds, for logs. */
final class ProgressLines implements Progress {
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private final Console console;
  private final String what;
  private final String unit;
  private final long start = System.nanoTime();
  private long lastLine = start;
  private long total;
  private long done;

  ProgressLines(Console console, String what, String unit, long total) {
    this.console = console;
    this.what = what;
    this.unit = unit;
    this.total = total;
  }

  @Override
  public synchronized void advance(long amount) {
    done += amount;
    long now = System.nanoTime();
    if (now - lastLine >= INTERVAL.toNanos()) {
      lastLine = now;
      console.say(what + ": " + line(done, Duration.ofNanos(now - start)));
    }
  }

  @Override
  public synchronized void shorten(long amount) {
    total -= amount;
  }

  @Override
  public void say(String message) {
    console.say(message);
  }

  @Override
  public void close() {}

  /** {@code 25 % of the steps, 310 steps/s, 1m40s left}. */
  String line(long done, Duration elapsed) {
    double seconds = Math.max(elapsed.toMillis(), 1) / 1e3;
    double rate = done / seconds;
    String left = rate == 0 ? "?" : Durations.text(Math.round((total - done) / rate));
    return String.format(
        Locale.ROOT,
        "%d %% of the %s, %.0f %s/s, %s left",
        100 * done / Math.max(total, 1),
        unit,
        rate,
        unit,
        left);
  }
}
