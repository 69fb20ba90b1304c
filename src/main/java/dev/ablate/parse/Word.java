package dev.ablate.parse;

import dev.ablate.source.Span;

/**
 * A word of a file, whether or not it stands where it may.
 *
 * @param text as it is written
 */
public record Word(Kind kind, String text, Span span) {

  /** What sort of word it is. */
  public enum Kind {
    KEYWORD,
    NAME,
    NUMBER,
    STRING,
    COMMENT,
    SYMBOL
  }

  /** Whether it is this keyword or symbol. */
  public boolean is(String wanted) {
    return (kind == Kind.KEYWORD || kind == Kind.SYMBOL) && text.equals(wanted);
  }

  /** The offset behind its last character. */
  public int end() {
    return span.offset() + span.length();
  }
}
