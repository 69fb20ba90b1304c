package dev.ablate.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * One line of a journal: an entry with its number in the file and the CRC32C of both, as in {@code
 * {"seq":3,"crc32c":"0a1b2c3d","entry":{...}}}.
 */
final class JournalLine {
  private static final Pattern FORM =
      Pattern.compile("\\{\"seq\":(\\d+),\"crc32c\":\"([0-9a-f]{8})\",\"entry\":(.*)}");

  private JournalLine() {}

  /**
   * The line, without its end.
   *
   * @param number from 1
   * @param entry JSON without line ends
   */
  static String write(long number, String entry) {
    return "{\"seq\":"
        + number
        + ",\"crc32c\":\""
        + checksum(number, entry)
        + "\",\"entry\":"
        + entry
        + "}";
  }

  /** The entry of a line, unless it is not the line that was written as that number. */
  static Optional<String> read(String line, long number) {
    Matcher matcher = FORM.matcher(line);
    return matcher.matches()
            && matcher.group(1).equals(Long.toString(number))
            && matcher.group(2).equals(checksum(number, matcher.group(3)))
        ? Optional.of(matcher.group(3))
        : Optional.empty();
  }

  private static String checksum(long number, String entry) {
    CRC32C crc = new CRC32C();
    crc.update((number + " " + entry).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
