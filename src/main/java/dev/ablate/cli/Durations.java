package dev.ablate.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time as the language writes them: {@code 90s}, {@code 30m}, {@code 1h30m}. */
final class Durations implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      Duration time = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
      if (!time.isNegative()) {
        return time;
      }
    } catch (DateTimeException e) {
      // What it should be is said below.
    }
    throw new TypeConversionException(
        "'" + text + "' is not a duration; write 90s, 30m, 8h or 1h30m");
  }

  /** As people read it: {@code 1h30m}. */
  static String text(long seconds) {
    return Duration.ofSeconds(seconds).toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
