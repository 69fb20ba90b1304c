package dev.ablate.source;

/**
 * The text of one file.
 *
 * @param name how messages name the file, usually the path as the user gave it
 * @param text the whole text, without a byte-order mark
 */
public record SourceFile(String name, String text) {

  /** The line of a character offset, from 1. */
  public int line(int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }

  /** The column of a character offset, from 1; a tab is one column. */
  public int column(int offset) {
    int start = lineStart(offset);
    return text.codePointCount(start, offset) + 1;
  }

  /** The text of the line that holds the offset, without its line end. */
  public String lineText(int offset) {
    int end = text.indexOf('\n', offset);
    return text.substring(lineStart(offset), end < 0 ? text.length() : end).stripTrailing();
  }

  /** The offset at which the line of a character offset starts. */
  int lineStart(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }
}
