package dev.ablate.report.text;

/** Texts from outside, without the characters that a line of a table cannot hold. */
final class PlainText {
  private PlainText() {}

  /**
   * The text on one line: line ends and tabs become spaces; control characters, and those that turn
   * the direction of text, go.
   */
  static String of(String text) {
    return text.replaceAll("[\\t\\n\\r\\u2028\\u2029]+", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "");
  }

  /** A number of the page in ASCII: {@code 1250}, {@code -0.13}. */
  static String number(String text) {
    return text.replace("\u2009", "").replace('\u2212', '-').replaceFirst("^\\+", "");
  }

  /** Whether a text of the page is a single number. */
  static boolean isNumber(String text) {
    return number(text).matches("-?[0-9.]+(e[-+]?[0-9]+)?");
  }
}
