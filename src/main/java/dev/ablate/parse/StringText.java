package dev.ablate.parse;

import dev.ablate.source.Span;

/** The value of one text in double quotes: its escapes resolved, its bad characters refused. */
final class StringText {
  private final Names names;
  private final Span span;
  private final String source;
  private final StringBuilder value = new StringBuilder();
  private int position = 1;

  StringText(Names names, Span span) {
    this.names = names;
    this.span = span;
    this.source = span.text();
  }

  String value() {
    while (position < source.length() - 1) {
      char next = source.charAt(position);
      if (next == '\\') {
        escape();
      } else {
        plain(next);
      }
    }
    if (value.codePoints().anyMatch(StringText::isNoCharacter)) {
      names.refuse(span, "'\\u0000' and half a surrogate pair are no characters");
    }
    return value.toString();
  }

  private static boolean isNoCharacter(int codePoint) {
    return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
  }

  private void plain(char next) {
    if (Character.isISOControl(next)) {
      String escape = next == '\t' ? "\\t" : "\\u%04x".formatted((int) next);
      refuse(1, "a control character in a text: write '" + escape + "'");
    }
    value.append(next);
    position++;
  }

  private void escape() {
    char kind = source.charAt(position + 1);
    switch (kind) {
      case '"', '\\' -> simple(kind);
      case 'n' -> simple('\n');
      case 't' -> simple('\t');
      case 'u' -> unicode();
      default -> {
        int length = Character.charCount(source.codePointAt(position + 1)) + 1;
        refuse(
            length,
            "a text has the escapes \\\", \\\\, \\n, \\t and \\uXXXX; write '\\\\' for a backslash");
        position += length;
      }
    }
  }

  private void simple(char character) {
    value.append(character);
    position += 2;
  }

  private void unicode() {
    int digits = position + 2;
    int end = digits;
    while (end < digits + 4 && Character.digit(source.charAt(end), 16) >= 0) {
      end++;
    }
    if (end == digits + 4) {
      value.append((char) Integer.parseInt(source, digits, end, 16));
    } else {
      refuse(end - position, "'\\u' takes four hexadecimal digits");
    }
    position = end;
  }

  private void refuse(int length, String message) {
    names.refuse(new Span(span.file(), span.offset() + position, length), message);
  }
}
