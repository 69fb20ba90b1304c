package dev.ablate.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers of bytes: {@code 0}, {@code 500MB}, {@code 4GB}, in powers of 1000. */
final class Sizes implements ITypeConverter<Long> {
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,6})(|kB|MB|GB|TB)", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Long> UNITS =
      Map.of("", 1L, "kb", 1000L, "mb", 1_000_000L, "gb", 1_000_000_000L, "tb", 1_000_000_000_000L);

  @Override
  public Long convert(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new TypeConversionException("'" + text + "' is not a size; write 500MB, 4GB or 0");
    }
    return Long.parseLong(size.group(1))
        * UNITS.getOrDefault(size.group(2).toLowerCase(Locale.ROOT), 1L);
  }
}
