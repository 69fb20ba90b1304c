package dev.ablate.parse;

/** How messages quote what stands in a file. */
final class Quoted {
  private static final int SHOWN = 30;

  private Quoted() {}

  /** The text in single quotes. */
  static String of(String text) {
    return "'" + shortened(text) + "'";
  }

  /** What a text in single quotes, as Python has it, should be. */
  static String inDoubleQuotes(String text) {
    String inside = shortened(text.substring(1, text.length() - 1));
    return "text stands in double quotes: write \"" + inside + "\"";
  }

  /** The text, or the beginning of a long one. */
  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "...";
  }
}
