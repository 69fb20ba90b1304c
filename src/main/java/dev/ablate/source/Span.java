package dev.ablate.source;

/**
 * A place in a file.
 *
 * @param file the file
 * @param offset the first character, from 0
 * @param length how many characters
 */
public record Span(SourceFile file, int offset, int length) {

  /** The smallest span that holds this one and {@code last}, both of one file. */
  public Span to(Span last) {
    return new Span(file, offset, last.offset + last.length - offset);
  }

  /** Whether the other place is a part of this one. */
  public boolean contains(Span inner) {
    return file.equals(inner.file)
        && offset <= inner.offset
        && inner.offset + inner.length <= offset + length;
  }

  /** The characters of the place. */
  public String text() {
    return file.text().substring(offset, offset + length);
  }
}
